import { sql } from "drizzle-orm";
import { type AnyPgColumn, getTableConfig } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";

/** The database counts its tables about as often. */
const goodForMs = 60_000;

const known = new WeakMap<Database, Map<string, { rows: number; until: number }>>();

/** Whether the table of a column has at most so many rows, by what the database knew a minute ago at most. */
export async function isSmall(db: Database, { table }: AnyPgColumn, most: number): Promise<boolean> {
	const { name } = getTableConfig(table);
	const sizes = known.get(db) ?? new Map<string, { rows: number; until: number }>();
	known.set(db, sizes);
	let size = sizes.get(name);
	if (!size || size.until < Date.now()) {
		const [found] = await rows<{ n: number | string | null }>(
			db,
			sql`select reltuples::float8 as n from pg_class where oid = to_regclass(${name})`,
		);
		size = { rows: Number(found?.n ?? -1), until: Date.now() + goodForMs };
		sizes.set(name, size);
	}
	// One that was never counted is not known to be small.
	return size.rows > 0 && size.rows <= most;
}
