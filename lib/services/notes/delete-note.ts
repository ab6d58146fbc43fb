import { NoteRef, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { changeNote } from "./change-note.ts";

/**
 * Deletes a note: it is no longer shown, and stays in the history. Once more changes nothing; `restoreNote` undoes it.
 *
 * @throws WhenceError `not_found`; `forbidden`.
 */
export async function deleteNote({ ctx, input }: { ctx: Ctx; input: NoteRef }): Promise<NoteView> {
	requireScope(ctx, "write");
	const { uid } = parseInput(NoteRef, input);
	return changeNote(ctx, uid, async (_tx, { isDeleted, body }) =>
		isDeleted ? null : { change: "deleted", body, isDeleted: true },
	);
}
