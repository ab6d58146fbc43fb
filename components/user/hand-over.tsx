"use client";

import { IconUserShare } from "@tabler/icons-react";
import { useRef, useState, useTransition } from "react";
import type { UserRef } from "../../lib/contracts/common.ts";
import type { LeavingView } from "../../lib/contracts/users.ts";
import { runAction } from "../forms/run-action.ts";
import { sayDone } from "../forms/say-done.tsx";
import record from "../record/record.module.css";
import { counted } from "./counted.ts";
import classes from "./user.module.css";
import type { UserActions } from "./user-actions.ts";

/** Hands the records of somebody who left over, after saying which and what that means. */
export function HandOver({
	handle,
	to,
	actions,
}: {
	handle: string;
	/** Who has them already. */
	to: string | null;
	actions: UserActions;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [known, setKnown] = useState<{ leaving: LeavingView; heirs: UserRef[] } | null>(null);
	const [isPending, startTransition] = useTransition();
	const close = () => dialog.current?.close();
	async function open() {
		setKnown(null);
		dialog.current?.showModal();
		const leaving = await runAction(actions.leaving, { handle });
		const heirs = leaving && (await runAction(actions.heirs, { handle }));
		if (leaving && heirs) setKnown({ leaving, heirs });
	}
	function handOver(heir: string) {
		startTransition(async () => {
			const user = await runAction(actions.handOver, { handle, to: heir });
			close();
			if (!user) return;
			sayDone(`${heir} has the records of ${handle}`, () =>
				to === null ? runAction(actions.takeBack, { handle }) : runAction(actions.handOver, { handle, to }),
			);
		});
	}
	return (
		<>
			<button type="button" className={record.button} onClick={open}>
				<IconUserShare size={16} aria-hidden />{" "}
				{to === null ? "Hand records over…" : "Hand to somebody else…"}
			</button>
			<dialog ref={dialog} className={classes.dialog} aria-labelledby="hand-over">
				<h2 id="hand-over">Hand over the records of {handle}?</h2>
				{known === null ? (
					<p role="status">Counting…</p>
				) : (
					<form
						onSubmit={(event) => {
							event.preventDefault();
							handOver(String(new FormData(event.currentTarget).get("to") ?? ""));
						}}
					>
						<p>
							{counted(known.leaving.files, "file")}, {counted(known.leaving.runs, "run")},{" "}
							{counted(known.leaving.transforms, "transform")}
							{known.leaving.sharedViews > 0 && `, ${counted(known.leaving.sharedViews, "shared view")}`}.
						</p>
						<ul>
							<li>Their successor may change, archive and delete these as if they were their own.</li>
							<li>Who made them stays {handle}; nothing of the history changes.</li>
							<li>Notes stay the words of {handle}: only admins may change them.</li>
						</ul>
						<label>
							To
							<select name="to" required defaultValue="">
								<option value="" disabled>
									Choose somebody
								</option>
								{known.heirs
									.filter((heir) => heir.handle !== to)
									.map((heir) => (
										<option key={heir.uid} value={heir.handle}>
											{heir.name === heir.handle ? heir.handle : `${heir.handle} (${heir.name})`}
										</option>
									))}
							</select>
						</label>
						<footer>
							<button type="button" className={record.button} onClick={close}>
								Cancel
							</button>
							<button type="submit" className={`${record.button} ${record.primary}`} disabled={isPending}>
								Hand over
							</button>
						</footer>
					</form>
				)}
			</dialog>
		</>
	);
}
