import { eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { files, notes, runs, transforms, users } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { FoundRecord } from "../find-record.ts";

/** The column of a note that points at a record of a kind. */
export const subjectColumn = {
	user: notes.userId,
	transform: notes.transformId,
	run: notes.runId,
	file: notes.fileId,
} as const satisfies Record<EntityKind, AnyPgColumn>;

/** The column of a note that points at this record, with the record's id. */
export function noteSubject(record: FoundRecord): {
	values: Partial<typeof notes.$inferInsert>;
	where: SQL;
} {
	switch (record.kind) {
		case "user":
			return { values: { userId: record.id }, where: eq(notes.userId, record.id) };
		case "transform":
			return { values: { transformId: record.id }, where: eq(notes.transformId, record.id) };
		case "run":
			return { values: { runId: record.id }, where: eq(notes.runId, record.id) };
		case "file":
			return { values: { fileId: record.id }, where: eq(notes.fileId, record.id) };
	}
}

/** The kind and uid of the record that a note is on, as columns. */
export const subjectColumns = {
	kind: sql<EntityKind>`case when ${notes.userId} is not null then 'user' when ${notes.transformId} is not null
		then 'transform' when ${notes.runId} is not null then 'run' else 'file' end`,
	recordUid: sql<string>`coalesce(${notes.userId}, (select uid from ${transforms} where id = ${notes.transformId}),
		(select uid from ${runs} where id = ${notes.runId}), (select uid from ${files} where id = ${notes.fileId}))`,
};

/** What people call the record of a note. */
export async function subjectLabel(db: Database, kind: EntityKind, uid: string): Promise<string> {
	const label: Record<EntityKind, SQL> = {
		user: sql`select handle as label from ${users} where id = ${uid}`,
		transform: sql`select name as label from ${transforms} where uid = ${uid}`,
		run: sql`select coalesce(name, uid) as label from ${runs} where uid = ${uid}`,
		file: sql`select f.key as label from file_families f inner join ${files} on ${files.familyId} = f.id
			where ${files.uid} = ${uid}`,
	};
	const [found] = await rows<{ label: string }>(db, label[kind]);
	return found?.label ?? uid;
}
