import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { Page } from "../../contracts/common.ts";
import { afterCursor, countUpTo, cutPage, isPastValues, type Keyset, orderBy } from "../page.ts";
import { estimateRows } from "./estimate-rows.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

/** A page of a registry, and how many there are: exactly, or about. */
export async function listPage<V, Id extends string | number>(
	db: Database,
	found: RowsOf,
	keyset: Keyset,
	viewsOf: (ids: Id[]) => Promise<V[]>,
): Promise<Page<V>> {
	const { ids, nextCursor } = await pageIds<Id>(db, found, keyset);
	const total = await countUpTo(db, fromWhere(found));
	return {
		items: await viewsOf(ids),
		nextCursor,
		total,
		...(total === null ? { estimate: await estimateRows(db, found) } : {}),
	};
}

/** The ids of a page, in its order. */
export async function pageIds<Id extends string | number>(
	db: Database,
	found: RowsOf,
	keyset: Keyset,
): Promise<{ ids: Id[]; nextCursor: string | null }> {
	const { sortColumn } = keyset;
	const wanted = keyset.limit + 1;
	const after = afterCursor(keyset);
	const isPast = isPastValues(keyset);
	let read: Place<Id>[] = [];
	if (!isPast) {
		const hasValue = sortColumn.isNull && isNotNull(sortColumn.column);
		read = await places(db, found, keyset, {
			and: and(hasValue, after),
			order: orderBy(keyset),
			limit: wanted,
		});
	}
	if (sortColumn.isNull && read.length < wanted) {
		const rest = and(sortColumn.isNull, isPast ? after : undefined);
		const order = sql`${keyset.idColumn} ${sql.raw(keyset.dir)}`;
		read.push(...(await places<Id>(db, found, keyset, { and: rest, order, limit: wanted - read.length })));
	}
	const { page, nextCursor } = cutPage(read, keyset);
	return { ids: page.map(({ id }) => id), nextCursor };
}

interface Place<Id> {
	id: Id;
	sortValue: unknown;
}

async function places<Id>(
	db: Database,
	found: RowsOf,
	{ idColumn, sortColumn: { column } }: Keyset,
	part: { and: SQL | undefined; order: SQL; limit: number },
): Promise<Place<Id>[]> {
	const read = await rows<{ id: string; sort_value: string | null }>(
		db,
		sql`select ${idColumn}::text as id, ${column}::text as sort_value
			from ${fromWhere(found, { and: part.and })} order by ${part.order} limit ${part.limit}`,
	);
	// As text, for drivers differ in what they make of a number or a time; the columns know.
	return read.map((row) => ({
		id: idColumn.mapFromDriverValue(row.id) as Id,
		sortValue: row.sort_value === null ? null : column.mapFromDriverValue(row.sort_value),
	}));
}
