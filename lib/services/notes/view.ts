import { eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { notes, users } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { effectiveScope } from "../scope.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { subjectColumns } from "./note-subject.ts";

/** Who changed a note last. */
export const changers = alias(users, "changers");

/**
 * Whether this request may edit or delete a note: its author may, and admins. Whoever took over a leaver's records may
 * not: what somebody said stays theirs.
 */
export function mayChangeNote(ctx: Ctx, createdBy: string): boolean {
	const scope = effectiveScope(ctx);
	return scope === "admin" || (scope === "write" && createdBy === ctx.actor.uid);
}

/** What is read of a note, of notes joined with their authors and {@link changers}. */
export const noteColumns = {
	id: notes.id,
	uid: notes.uid,
	...subjectColumns,
	body: notes.body,
	revision: notes.revision,
	createdAt: notes.createdAt,
	changedAt: notes.changedAt,
	isDeleted: notes.isDeleted,
	author: userRefColumns,
	changer: { uid: changers.id, handle: changers.handle, name: changers.name },
};

/** A note as the database has it; its times are text where it came as JSON. */
export interface NoteRow {
	id: number;
	uid: string;
	kind: EntityKind;
	recordUid: string;
	body: string;
	revision: number;
	createdAt: Date | string;
	changedAt: Date | string;
	isDeleted: boolean;
	author: Parameters<typeof userRef>[0];
	changer: Parameters<typeof userRef>[0];
}

/** What leaves of a note. */
export function noteView(ctx: Ctx, row: NoteRow): NoteView {
	return {
		uid: row.uid,
		kind: row.kind,
		recordUid: row.recordUid,
		body: row.body,
		revision: row.revision,
		createdAt: new Date(row.createdAt).toISOString(),
		createdBy: userRef(row.author),
		changedAt: new Date(row.changedAt).toISOString(),
		changedBy: userRef(row.changer),
		isDeleted: row.isDeleted,
		mayChange: mayChangeNote(ctx, row.author.uid),
	};
}

/** The notes that a condition finds, in no order. */
export async function noteViews(db: Database, ctx: Ctx, where: SQL): Promise<(NoteView & { id: number })[]> {
	const found = await db
		.select(noteColumns)
		.from(notes)
		.innerJoin(users, eq(users.id, notes.createdBy))
		.innerJoin(changers, eq(changers.id, notes.changedBy))
		.where(where);
	return found.map((row) => ({ id: row.id, ...noteView(ctx, row) }));
}

/** What leaves of a note: its id stays inside. */
export function withoutId({ id: _, ...view }: NoteView & { id: number }): NoteView {
	return view;
}
