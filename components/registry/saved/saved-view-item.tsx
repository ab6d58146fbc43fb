"use client";

import Link from "next/link";
import { useOptimistic, useState, useTransition } from "react";
import type { SavedView } from "../../../lib/contracts/saved-views.ts";
import { ActionForm } from "../../forms/action-form.tsx";
import { runAction } from "../../forms/run-action.ts";
import { sayDone } from "../../forms/say-done.tsx";
import classes from "./saved.module.css";
import type { ViewActions } from "./view-actions.ts";

/** One saved view: the way to it, and for its owner what can be done to it. */
export function SavedViewItem({
	view,
	href,
	isCurrent,
	isMine,
	query,
	actions,
}: {
	view: SavedView;
	href: string;
	isCurrent: boolean;
	isMine: boolean;
	/** What the registry shows now. */
	query: string;
	actions: ViewActions;
}) {
	const [isOpen, setOpen] = useState(false);
	const [isPending, startTransition] = useTransition();
	// A switch moves at once; it goes back if it was refused.
	const [{ isShared, isDefault }, foresee] = useOptimistic(
		{ isShared: view.isShared, isDefault: view.isDefault },
		(now, next: { isShared?: boolean; isDefault?: boolean }) => ({ ...now, ...next }),
	);
	const { uid, revision, name, registry } = view;
	const turn = (next: { isShared?: boolean; isDefault?: boolean }) =>
		startTransition(async () => {
			foresee(next);
			await runAction(actions.update, { uid, revision, ...next });
		});
	const setUpAnew = () =>
		startTransition(async () => void (await runAction(actions.update, { uid, revision, query })));
	function remove() {
		startTransition(async () => {
			const gone = await runAction(actions.remove, { uid });
			if (!gone) return;
			const again = { registry, name, query: gone.query, isShared, isDefault };
			sayDone(`View “${name}” deleted`, () => runAction(actions.create, again));
		});
	}
	const words = [isDefault && isMine && "begin", isShared && isMine && "shared"].filter(Boolean).join(", ");
	return (
		<li aria-busy={isPending}>
			<span className={classes.line}>
				<Link href={href} aria-current={isCurrent ? "page" : undefined}>
					{name}
				</Link>
				<small>{isMine ? words : `by ${view.createdBy.handle}`}</small>
				{isMine && (
					<button
						type="button"
						className={classes.linkButton}
						aria-expanded={isOpen}
						aria-label={`Change the view ${name}`}
						onClick={() => setOpen(!isOpen)}
					>
						Change
					</button>
				)}
			</span>
			{isMine && isOpen && (
				<div className={classes.edit}>
					<ActionForm
						className={classes.rename}
						send={async (form) => {
							const next = String(form.get("name") ?? "").trim();
							return next !== "" && (await runAction(actions.update, { uid, revision, name: next })) !== null;
						}}
					>
						<input name="name" aria-label={`New name of ${name}`} defaultValue={name} maxLength={100} />
						<button type="submit" className={classes.button}>
							Rename
						</button>
					</ActionForm>
					<label className={classes.check}>
						<input
							type="checkbox"
							checked={isDefault}
							disabled={isPending}
							onChange={() => turn({ isDefault: !isDefault })}
						/>{" "}
						begin with it
					</label>
					<label className={classes.check}>
						<input
							type="checkbox"
							checked={isShared}
							disabled={isPending}
							onChange={() => turn({ isShared: !isShared })}
						/>{" "}
						for everybody to see
					</label>
					<span className={classes.buttons}>
						{!isCurrent && (
							<button type="button" className={classes.button} disabled={isPending} onClick={setUpAnew}>
								Set to what is shown
							</button>
						)}
						<button type="button" className={classes.button} disabled={isPending} onClick={remove}>
							Delete
						</button>
					</span>
				</div>
			)}
		</li>
	);
}
