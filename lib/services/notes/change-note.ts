import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { notes, noteVersions } from "../../../db/schema/index.ts";
import type { NoteChange } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { NoteView } from "../../contracts/notes.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { subjectLabel } from "./note-subject.ts";
import { mayChangeNote, noteViews, withoutId } from "./view.ts";

const actions = {
	edited: "note.edit",
	deleted: "note.delete",
	restored: "note.restore",
} as const satisfies Record<Exclude<NoteChange, "written">, string>;

type LockedNote = NoteView & { id: number };

/**
 * What editing, deleting and bringing back share: who may, the next version, the event.
 *
 * @param next what it becomes, or null when there is nothing to do.
 * @throws WhenceError `not_found`; `forbidden` for the note of somebody else, unless asked by an admin.
 */
export async function changeNote(
	ctx: Ctx,
	uid: string,
	next: (
		tx: Database,
		note: LockedNote,
	) => Promise<{ change: keyof typeof actions; body: string; isDeleted: boolean } | null>,
): Promise<NoteView> {
	return ctx.db.transaction(async (tx) => {
		await tx.select({ id: notes.id }).from(notes).where(eq(notes.uid, uid)).for("update");
		const note = onlyView(await noteViews(tx, ctx, eq(notes.uid, uid)), `note ${uid}`);
		if (!mayChangeNote(ctx, note.createdBy.uid)) {
			throw new WhenceError(
				"forbidden",
				`This note is ${note.createdBy.handle}'s; only they or an admin may do this.`,
			);
		}
		const to = await next(tx, note);
		if (to === null) return withoutId(note);
		const revision = note.revision + 1;
		const by = ctx.actor.uid;
		await tx
			.update(notes)
			.set({ body: to.body, isDeleted: to.isDeleted, revision, changedAt: sql`now()`, changedBy: by })
			.where(eq(notes.id, note.id));
		await tx.insert(noteVersions).values({ noteId: note.id, revision, change: to.change, body: to.body, by });
		await recordEvent(tx, ctx, {
			action: actions[to.change],
			entityKind: note.kind,
			entityUid: note.recordUid,
			entityLabel: await subjectLabel(tx, note.kind, note.recordUid),
			before: { note: uid, body: note.isDeleted ? null : note.body },
			after: { note: uid, body: to.isDeleted ? null : to.body },
		});
		return withoutId(onlyView(await noteViews(tx, ctx, eq(notes.id, note.id)), `note ${uid}`));
	});
}
