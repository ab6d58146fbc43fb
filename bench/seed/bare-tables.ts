import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { rows } from "../../db/rows.ts";

/** What was taken off a table, and how it is put back. */
export interface TakenOff {
	table: string;
	name: string;
	putBack: string;
}

/**
 * Takes indexes and foreign keys off: filled without them and indexed afterwards, a table is ready in a fraction of the
 * time. Putting a foreign key back checks every row of it.
 *
 * @returns what to run afterwards, indexes first.
 */
export async function takeOff(db: Database, tables: readonly string[]): Promise<TakenOff[]> {
	const list = sql.raw(`('${tables.join("', '")}')`);
	const keys = await rows<TakenOff>(
		db,
		sql`select conrelid::regclass::text as table, conname as name,
				format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "putBack"
			from pg_constraint where contype = 'f' and conrelid::regclass::text in ${list} order by 1, 2`,
	);
	const indexes = await rows<TakenOff>(
		db,
		sql`select indrelid::regclass::text as table, indexrelid::regclass::text as name,
				pg_get_indexdef(indexrelid) as "putBack"
			from pg_index where indrelid::regclass::text in ${list}
				and not exists (select 1 from pg_constraint where conindid = indexrelid) order by 1, 2`,
	);
	for (const { table, name } of keys)
		await db.execute(sql.raw(`alter table ${table} drop constraint "${name}"`));
	for (const { name } of indexes) await db.execute(sql.raw(`drop index ${name}`));
	return [...indexes, ...keys];
}
