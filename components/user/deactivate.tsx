"use client";

import { IconUserOff } from "@tabler/icons-react";
import { useRef, useState, useTransition } from "react";
import type { LeavingView } from "../../lib/contracts/users.ts";
import { runAction } from "../forms/run-action.ts";
import { sayDone } from "../forms/say-done.tsx";
import record from "../record/record.module.css";
import { counted } from "./counted.ts";
import classes from "./user.module.css";
import type { UserActions } from "./user-actions.ts";

/** Lets somebody in no more, after saying what that ends. */
export function Deactivate({ handle, actions }: { handle: string; actions: UserActions }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [leaving, setLeaving] = useState<LeavingView | null>(null);
	const [isPending, startTransition] = useTransition();
	const close = () => dialog.current?.close();
	async function open() {
		setLeaving(null);
		dialog.current?.showModal();
		setLeaving(await runAction(actions.leaving, { handle }));
	}
	function deactivate() {
		startTransition(async () => {
			const user = await runAction(actions.deactivate, { handle });
			close();
			if (!user) return;
			sayDone(
				`${handle} is deactivated`,
				() => runAction(actions.reactivate, { handle }),
				"Undone, they may sign in again; their tokens stay revoked.",
			);
		});
	}
	return (
		<>
			<button type="button" className={record.button} onClick={open}>
				<IconUserOff size={16} aria-hidden /> Deactivate…
			</button>
			<dialog ref={dialog} className={classes.dialog} aria-labelledby="deactivate">
				<h2 id="deactivate">Deactivate {handle}?</h2>
				{leaving === null ? (
					<p role="status">Counting…</p>
				) : (
					<ul>
						<li>
							{leaving.sessions === 0
								? "They are signed in nowhere, and can sign in no more."
								: `They are signed out of ${counted(leaving.sessions, "browser")}, and can sign in no more.`}
						</li>
						<li>
							{leaving.tokens === 0
								? "They have no token that works."
								: `${capital(counted(leaving.tokens, "token"))} of theirs ${leaving.tokens === 1 ? "is" : "are"} revoked for good: programs that use ${leaving.tokens === 1 ? "it" : "them"} stop.`}
						</li>
						{leaving.running > 0 && (
							<li>
								{capital(counted(leaving.running, "run"))} of theirs {leaving.running === 1 ? "has" : "have"}{" "}
								not ended, and can save nothing more.
							</li>
						)}
						<li>
							What they made stays, under their name: {counted(leaving.files, "file")},{" "}
							{counted(leaving.runs, "run")}, {counted(leaving.transforms, "transform")}. You can hand it over
							to somebody afterwards.
						</li>
					</ul>
				)}
				<footer>
					<button type="button" className={record.button} onClick={close}>
						Leave them in
					</button>
					<button
						type="button"
						className={classes.danger}
						disabled={isPending || leaving === null}
						onClick={deactivate}
					>
						Deactivate {handle}
					</button>
				</footer>
			</dialog>
		</>
	);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
