"use client";

import Link from "next/link";
import { useState } from "react";
import type { ShownNote } from "../../../lib/contracts/notes.ts";
import { runEdit } from "../../forms/run-action.ts";
import { recordHref } from "../../shell/kind.ts";
import { EditConflict } from "../edits/edit-conflict.tsx";
import { MarkdownForm } from "../edits/markdown-form.tsx";
import { useTextEdit } from "../edits/use-text-edit.ts";
import { RelativeTime } from "../relative-time.tsx";
import { SafeHtml } from "../safe-html.tsx";
import type { NoteActions } from "./note-actions.ts";
import { NoteHistory } from "./note-history.tsx";
import classes from "./notes.module.css";

/** A note: who wrote it and when, what it says, and for its author and admins the way to change it. */
export function Note({
	note,
	now,
	actions,
	remove,
	changed,
}: {
	note: ShownNote;
	now: number;
	actions: NoteActions;
	remove: () => void;
	/** Told what it became. */
	changed: (note: ShownNote) => void;
}) {
	const [showsHistory, setShowsHistory] = useState(false);
	const edit = useTextEdit({
		text: note.body,
		revision: note.revision,
		field: "body",
		send: async (body, revision) => {
			const answer = await runEdit(actions.edit, { uid: note.uid, revision, body });
			if ("done" in answer) changed(answer.done);
			return answer;
		},
	});
	const isEdited = note.revision > 1;
	return (
		<li className={classes.note} id={`note-${note.uid}`} aria-busy={edit.isSaving}>
			<p className={classes.by}>
				<Link href={recordHref("user", note.createdBy.handle)}>
					<strong>{note.createdBy.handle}</strong>
				</Link>{" "}
				<a href={`#note-${note.uid}`} aria-label="Link to this note">
					<RelativeTime at={note.createdAt} now={now} />
				</a>
				{isEdited && (
					<>
						{" · edited "}
						{note.changedBy.uid !== note.createdBy.uid && `by ${note.changedBy.handle} `}
						<RelativeTime at={note.changedAt} now={now} />
					</>
				)}
			</p>
			{edit.conflict ? (
				<EditConflict edit={edit} label="note" />
			) : edit.draft !== null ? (
				<MarkdownForm
					label="note"
					text={edit.draft}
					isRequired
					save={edit.save}
					cancel={edit.close}
					show={actions.show}
				/>
			) : edit.shown !== note.body ? (
				<div className={classes.ahead}>{edit.shown}</div>
			) : (
				<SafeHtml html={note.html} />
			)}
			{edit.draft === null && !edit.conflict && (note.mayChange || isEdited) && (
				<div className={classes.actions}>
					{note.mayChange && (
						<>
							<button type="button" disabled={edit.isSaving} onClick={edit.open}>
								Edit
							</button>
							<button type="button" disabled={edit.isSaving} onClick={remove}>
								Delete
							</button>
						</>
					)}
					{isEdited && (
						<button type="button" aria-expanded={showsHistory} onClick={() => setShowsHistory(!showsHistory)}>
							History
						</button>
					)}
				</div>
			)}
			{showsHistory && <NoteHistory uid={note.uid} revision={note.revision} now={now} actions={actions} />}
		</li>
	);
}
