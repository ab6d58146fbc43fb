import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** The rows that a registry's filters find: pages, facets, exports and changes of all that match begin with them. */
export interface RowsOf {
	/** Tables and joins, as what follows `from`. */
	from: SQL;
	id: AnyPgColumn;
	where: SQL | undefined;
	/** Words are searched for. */
	isSearched?: boolean;
}

/** `table where …`, with more joins and conditions when they are given. */
export function fromWhere(
	{ from, where }: RowsOf,
	{ joins, and }: { joins?: SQL | undefined; and?: SQL | undefined } = {},
): SQL {
	const conditions = [where, and].filter((each) => each !== undefined);
	const filter = conditions.length > 0 ? sql` where ${sql.join(conditions, sql` and `)}` : sql``;
	return sql`${from} ${joins ?? sql``}${filter}`;
}

/** Those of the rows that were chosen one by one. */
export function onlyChosen(found: RowsOf, isChosen: SQL): RowsOf {
	return { ...found, where: found.where ? sql`${found.where} and ${isChosen}` : isChosen };
}
