"use client";

import { IconMessagePlus } from "@tabler/icons-react";
import { useState } from "react";
import type { EntityKind } from "../../../lib/contracts/enums.ts";
import type { NotesShown } from "../../../lib/contracts/notes.ts";
import { MarkdownForm } from "../edits/markdown-form.tsx";
import record from "../record.module.css";
import { DeletedNotes } from "./deleted-notes.tsx";
import { Note } from "./note.tsx";
import type { NoteActions } from "./note-actions.ts";
import classes from "./notes.module.css";
import { useNotes } from "./use-notes.ts";

/** So many are shown before somebody asks for all. */
const shownFirst = 3;

/** What people wrote about a record, newest first; no more than a button where nobody has. */
export function Notes({
	kind,
	uid,
	first,
	mayWrite,
	now,
	actions,
}: {
	kind: EntityKind;
	uid: string;
	first: NotesShown;
	mayWrite: boolean;
	now: number;
	actions: NoteActions;
}) {
	const notes = useNotes(kind, uid, first, actions);
	const [isWriting, setWriting] = useState(false);
	const [showsAll, setShowsAll] = useState(false);
	const shown = showsAll ? notes.items : notes.items.slice(0, shownFirst);
	const hidden = notes.items.length - shown.length;
	const isEmpty = notes.items.length + notes.writing.length + first.deletedCount === 0;
	const isOpen = isWriting || notes.failed !== null;
	if (isEmpty && !mayWrite) return null;
	return (
		<section
			className={isEmpty && !isOpen ? classes.begin : `${record.wide} ${classes.notes}`}
			aria-label="Notes"
		>
			{!isEmpty && (
				<h2 className={record.sectionTitle}>
					Notes <span className={record.count}>{first.total?.toLocaleString("en") ?? "10,000+"}</span>
				</h2>
			)}
			{isOpen ? (
				<MarkdownForm
					label="note"
					text={notes.failed ?? ""}
					isRequired
					submit="Add note"
					save={(body) => {
						setWriting(false);
						notes.add(body);
					}}
					cancel={() => {
						setWriting(false);
						notes.clearFailed();
					}}
					show={actions.show}
				/>
			) : (
				mayWrite && (
					<button type="button" className={record.quietButton} onClick={() => setWriting(true)}>
						<IconMessagePlus size={14} aria-hidden /> Add a note
					</button>
				)
			)}
			{notes.writing.length + shown.length > 0 && (
				<ol className={classes.list}>
					{notes.writing.map(({ body }) => (
						<li key={body} className={classes.note} aria-busy>
							<div className={classes.ahead}>{body}</div>
						</li>
					))}
					{shown.map((note) => (
						<Note
							key={note.uid}
							note={note}
							now={now}
							actions={actions}
							remove={() => notes.remove(note)}
							changed={notes.keep}
						/>
					))}
				</ol>
			)}
			{!isEmpty && (
				<div className={record.links}>
					{hidden > 0 && (
						<button type="button" className={record.button} onClick={() => setShowsAll(true)}>
							Show {hidden} more
						</button>
					)}
					{hidden === 0 && notes.hasMore && (
						<button type="button" className={record.button} onClick={notes.more}>
							Older notes
						</button>
					)}
					{first.deletedCount > 0 && (
						<DeletedNotes kind={kind} uid={uid} count={first.deletedCount} now={now} actions={actions} />
					)}
				</div>
			)}
		</section>
	);
}
