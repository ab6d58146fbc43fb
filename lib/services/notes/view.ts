import { eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { notes, users } from "../../../db/schema/index.ts";
import type { NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { effectiveScope } from "../scope.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { subjectColumns } from "./note-subject.ts";

const changers = alias(users, "changers");

/**
 * Whether this request may edit or delete a note: its author may, and admins. Whoever took over a leaver's records may
 * not: what somebody said stays theirs.
 */
export function mayChangeNote(ctx: Ctx, createdBy: string): boolean {
	const scope = effectiveScope(ctx);
	return scope === "admin" || (scope === "write" && createdBy === ctx.actor.uid);
}

/** The notes that a condition finds, in no order. */
export async function noteViews(db: Database, ctx: Ctx, where: SQL): Promise<(NoteView & { id: number })[]> {
	const found = await db
		.select({
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
		})
		.from(notes)
		.innerJoin(users, eq(users.id, notes.createdBy))
		.innerJoin(changers, eq(changers.id, notes.changedBy))
		.where(where);
	return found.map((row) => ({
		id: row.id,
		uid: row.uid,
		kind: row.kind,
		recordUid: row.recordUid,
		body: row.body,
		revision: row.revision,
		createdAt: row.createdAt.toISOString(),
		createdBy: userRef(row.author),
		changedAt: row.changedAt.toISOString(),
		changedBy: userRef(row.changer),
		isDeleted: row.isDeleted,
		mayChange: mayChangeNote(ctx, row.author.uid),
	}));
}

/** What leaves of a note: its id stays inside. */
export function withoutId({ id: _, ...view }: NoteView & { id: number }): NoteView {
	return view;
}
