import { and, eq } from "drizzle-orm";
import { notes } from "../../../db/schema/index.ts";
import type { NoteListInput, NotesShown, NoteView, ShownNote } from "../../contracts/notes.ts";
import { renderMarkdown } from "../../preview/markdown.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { listNotes } from "./list-notes.ts";
import { noteSubject } from "./note-subject.ts";

/** A note as pages show it: its Markdown as HTML that can only be looked at. */
function asShown(note: NoteView): ShownNote {
	return { ...note, html: renderMarkdown(note.body) };
}

/** The same verb, its note ready to be shown. */
export function shown<Input>(verb: (args: { ctx: Ctx; input: Input }) => Promise<NoteView>) {
	return async (args: { ctx: Ctx; input: Input }): Promise<ShownNote> => asShown(await verb(args));
}

/**
 * A page of a record's notes, ready to be shown, and how many were deleted.
 *
 * @throws WhenceError `not_found`.
 */
export async function showNotes({ ctx, input }: { ctx: Ctx; input: NoteListInput }): Promise<NotesShown> {
	const page = await listNotes({ ctx, input });
	const record = await findRecord(ctx.db, input.kind, input.uid);
	const deletedCount = await ctx.db.$count(notes, and(noteSubject(record).where, eq(notes.isDeleted, true)));
	return { ...page, items: page.items.map(asShown), deletedCount };
}
