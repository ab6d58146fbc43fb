import { eq } from "drizzle-orm";
import { notes, noteVersions } from "../../../db/schema/index.ts";
import { newUid } from "../../contracts/ids.ts";
import { NoteAddInput, type NoteView } from "../../contracts/notes.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { noteSubject } from "./note-subject.ts";
import { noteViews, withoutId } from "./view.ts";

/**
 * Writes a note on a user, transform, run or file.
 *
 * @throws WhenceError `not_found`.
 */
export async function addNote({ ctx, input }: { ctx: Ctx; input: NoteAddInput }): Promise<NoteView> {
	requireScope(ctx, "write");
	const { kind, uid, body } = parseInput(NoteAddInput, input);
	return ctx.db.transaction(async (tx) => {
		const record = await findRecord(tx, kind, uid);
		const by = ctx.actor.uid;
		const [note] = await tx
			.insert(notes)
			.values({ ...noteSubject(record).values, uid: newUid(12), body, createdBy: by, changedBy: by })
			.returning({ id: notes.id, uid: notes.uid });
		if (!note) throw new Error("the note was not written");
		await tx.insert(noteVersions).values({ noteId: note.id, revision: 1, change: "written", body, by });
		await recordEvent(tx, ctx, {
			action: "note.add",
			entityKind: kind,
			entityUid: record.uid,
			entityLabel: record.label,
			after: { note: note.uid, body },
		});
		return withoutId(onlyView(await noteViews(tx, ctx, eq(notes.id, note.id)), `note ${note.uid}`));
	});
}
