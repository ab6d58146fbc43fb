import { WhenceError } from "../../contracts/errors.ts";
import { NoteEditInput, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireRevision } from "../revision.ts";
import { requireScope } from "../scope.ts";
import { changeNote } from "./change-note.ts";

/**
 * Rewrites a note; what it said before stays in its history. Its author may, and admins.
 *
 * @throws WhenceError `not_found`; `forbidden`; `conflict` when `revision` is given and somebody was faster, or when
 *   the note was deleted.
 */
export async function editNote({ ctx, input }: { ctx: Ctx; input: NoteEditInput }): Promise<NoteView> {
	requireScope(ctx, "write");
	const wanted = parseInput(NoteEditInput, input);
	return changeNote(ctx, wanted.uid, async (tx, note) => {
		if (note.isDeleted) {
			throw new WhenceError("conflict", `The note was deleted by ${note.changedBy.handle}.`, {
				hint: "Bring it back first.",
			});
		}
		await requireRevision(tx, wanted.revision, {
			revision: note.revision,
			what: "The note",
			value: { body: note.body },
			changed: { changedAt: note.changedAt, changedBy: note.changedBy },
		});
		if (wanted.body === note.body) return null;
		return { change: "edited", body: wanted.body, isDeleted: false };
	});
}
