import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { escapeLike } from "../page.ts";

/** So many values are looked through for a text; beyond, more letters are needed. */
const lookedThrough = 2000;

/**
 * Selects the different values of an indexed column, sorted: from each the next one is looked up, so that the rows of a
 * value are never read. `select distinct` would read them all.
 */
export function distinctValues({
	table,
	column,
	where,
	find,
	limit,
}: {
	table: PgTable;
	column: AnyPgColumn;
	where?: SQL;
	find?: string | undefined;
	limit: number;
}): SQL {
	const rest = where ? sql` and ${where}` : sql``;
	const has = find ? sql`where value ilike ${`%${escapeLike(find)}%`}` : sql``;
	return sql`with recursive step(value) as (
			(select ${column} from ${table} where ${column} is not null${rest} order by ${column} limit 1)
			union all
			select (select ${column} from ${table} where ${column} > step.value${rest} order by ${column} limit 1)
			from step where step.value is not null
		)
		select value from (select value from step where value is not null limit ${lookedThrough}) as known
		${has} limit ${limit}`;
}
