import type { Page } from "../../contracts/common.ts";
import type { NoteListInput, NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { readNotes } from "./read-notes.ts";

/**
 * The notes on a record, newest first; deleted ones only when asked for.
 *
 * @throws WhenceError `not_found` for a record that is not there.
 */
export async function listNotes(call: { ctx: Ctx; input: NoteListInput }): Promise<Page<NoteView>> {
	return (await readNotes(call)).page;
}
