import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import { byIndexes } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { Page } from "../../contracts/common.ts";
import { afterCursor, countOf, countTo, cutPage, isPastValues, type Keyset, orderBy } from "../page.ts";
import { estimateRows } from "./estimate-rows.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

/**
 * A page of a registry, and how many there are: exactly, or about. What words find is not guessed: the planner knows no
 * more of it than that it is many.
 *
 * @param rowsOf the rows that filters find, asked where every table is reached by its indexes.
 */
export async function listPage<V, Id extends string | number>(
	db: Database,
	rowsOf: (tx: Database) => RowsOf | Promise<RowsOf>,
	keyset: Keyset,
	viewsOf: (ids: Id[]) => Promise<V[]>,
): Promise<Page<V>> {
	const { ids, nextCursor, total, estimate } = await byIndexes(db, async (tx) => {
		const found = await rowsOf(tx);
		const page = await readPage<Id>(tx, found, keyset, { isCounted: true });
		const isGuessed = page.total === null && !found.isSearched;
		return { ...page, estimate: isGuessed ? await estimateRows(tx, found) : undefined };
	});
	return {
		items: await viewsOf(ids),
		nextCursor,
		total,
		...(estimate === undefined ? {} : { estimate }),
	};
}

/** The ids of a page, in its order. */
export async function pageIds<Id extends string | number>(
	db: Database,
	found: RowsOf,
	keyset: Keyset,
): Promise<{ ids: Id[]; nextCursor: string | null }> {
	return readPage<Id>(db, found, keyset, { isCounted: false });
}

async function readPage<Id extends string | number>(
	db: Database,
	found: RowsOf,
	keyset: Keyset,
	{ isCounted }: { isCounted: boolean },
): Promise<{ ids: Id[]; nextCursor: string | null; total: number | null }> {
	const { sortColumn } = keyset;
	const wanted = keyset.limit + 1;
	const after = afterCursor(keyset);
	const isPast = isPastValues(keyset);
	const first = await places<Id>(db, found, keyset, {
		and: isPast
			? and(sortColumn.isNull, after)
			: and(sortColumn.isNull && isNotNull(sortColumn.column), after),
		order: isPast ? byId(keyset) : orderBy(keyset),
		limit: wanted,
		isCounted,
	});
	const read = first.places;
	if (sortColumn.isNull && !isPast && read.length < wanted) {
		const rest = { and: sortColumn.isNull, order: byId(keyset), limit: wanted - read.length };
		read.push(...(await places<Id>(db, found, keyset, { ...rest, isCounted: false })).places);
	}
	const { page, nextCursor } = cutPage(read, keyset);
	return { ids: page.map(({ id }) => id), nextCursor, total: first.total };
}

const byId = ({ idColumn, dir }: Keyset) => sql`${idColumn} ${sql.raw(dir)}`;

interface Place<Id> {
	id: Id;
	sortValue: unknown;
}

/** A part of the rows in their order; with it, in the same statement, how many rows there are in all. */
async function places<Id>(
	db: Database,
	found: RowsOf,
	{ idColumn, sortColumn: { column } }: Keyset,
	part: { and: SQL | undefined; order: SQL; limit: number; isCounted: boolean },
): Promise<{ places: Place<Id>[]; total: number | null }> {
	const page = sql`select ${idColumn}::text as id, ${column}::text as sort_value
		from ${fromWhere(found, { and: part.and })} order by ${part.order} limit ${part.limit}`;
	const read = await rows<{ id: string | null; sort_value: string | null; n?: string | number }>(
		db,
		part.isCounted
			? sql`with page as (select read.*, row_number() over () as place from (${page}) as read)
				select page.id, page.sort_value, total.n from (${countTo(fromWhere(found))}) as total
				left join page on true order by page.place`
			: page,
	);
	const [first] = read;
	return {
		// As text, for drivers differ in what they make of a number or a time; the columns know.
		places: read.flatMap(({ id, sort_value }) =>
			id === null
				? []
				: [
						{
							id: idColumn.mapFromDriverValue(id) as Id,
							sortValue: sort_value === null ? null : column.mapFromDriverValue(sort_value),
						},
					],
		),
		total: first?.n === undefined ? null : countOf(first.n),
	};
}
