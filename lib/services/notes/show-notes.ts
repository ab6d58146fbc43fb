import type { NoteListInput, NotesShown, NoteView, ShownNote } from "../../contracts/notes.ts";
import { renderMarkdown } from "../../preview/markdown.ts";
import type { Ctx } from "../ctx.ts";
import { readNotes } from "./read-notes.ts";

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
export async function showNotes(call: { ctx: Ctx; input: NoteListInput }): Promise<NotesShown> {
	const { page, deletedCount } = await readNotes(call);
	return { ...page, items: page.items.map(asShown), deletedCount };
}
