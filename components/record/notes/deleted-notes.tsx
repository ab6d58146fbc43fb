"use client";

import { useEffect, useState, useTransition } from "react";
import type { EntityKind } from "../../../lib/contracts/enums.ts";
import type { ShownNote } from "../../../lib/contracts/notes.ts";
import { runAction } from "../../forms/run-action.ts";
import record from "../record.module.css";
import { RelativeTime } from "../relative-time.tsx";
import { SafeHtml } from "../safe-html.tsx";
import type { NoteActions } from "./note-actions.ts";
import { NoteHistory } from "./note-history.tsx";
import classes from "./notes.module.css";

/** The notes that were deleted: what they said, who took them away, and the way back. */
export function DeletedNotes({
	kind,
	uid,
	count,
	now,
	actions,
}: {
	kind: EntityKind;
	uid: string;
	count: number;
	now: number;
	actions: NoteActions;
}) {
	const [isOpen, setOpen] = useState(false);
	const [notes, setNotes] = useState<ShownNote[] | null>(null);
	const [isPending, startTransition] = useTransition();
	// biome-ignore lint/correctness/useExhaustiveDependencies: read again when there is another number of them.
	useEffect(() => {
		if (!isOpen) return;
		let isGone = false;
		void runAction(actions.list, { kind, uid, deleted: "only", limit: 100 }).then((page) => {
			if (!isGone) setNotes(page?.items ?? []);
		});
		return () => {
			isGone = true;
		};
	}, [isOpen, count, kind, uid, actions.list]);
	return (
		<>
			<button type="button" className={record.button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
				{count} deleted
			</button>
			{isOpen && (
				<ol
					className={`${classes.list} ${classes.deleted}`}
					aria-label="Deleted notes"
					aria-busy={notes === null}
				>
					{notes?.map((note) => (
						<li key={note.uid} className={classes.note}>
							<p className={classes.by}>
								<strong>{note.createdBy.handle}</strong> <RelativeTime at={note.createdAt} now={now} /> ·
								deleted by {note.changedBy.handle} <RelativeTime at={note.changedAt} now={now} />
							</p>
							<SafeHtml html={note.html} />
							<NoteHistory uid={note.uid} revision={note.revision} now={now} actions={actions} />
							{note.mayChange && (
								<div className={classes.actions}>
									<button
										type="button"
										disabled={isPending}
										onClick={() =>
											startTransition(async () => void (await runAction(actions.restore, { uid: note.uid })))
										}
									>
										Bring it back
									</button>
								</div>
							)}
						</li>
					))}
				</ol>
			)}
		</>
	);
}
