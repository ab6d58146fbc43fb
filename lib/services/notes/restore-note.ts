import { NoteRef, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { changeNote } from "./change-note.ts";

/**
 * Brings a deleted note back as it was; one that is there already stays as it is.
 *
 * @throws WhenceError `not_found`; `forbidden`.
 */
export async function restoreNote({ ctx, input }: { ctx: Ctx; input: NoteRef }): Promise<NoteView> {
	requireScope(ctx, "write");
	const { uid } = parseInput(NoteRef, input);
	return changeNote(ctx, uid, async (_tx, { isDeleted, body }) =>
		isDeleted ? { change: "restored", body, isDeleted: false } : null,
	);
}
