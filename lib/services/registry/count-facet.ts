import { type SQL, sql } from "drizzle-orm";
import { byIndexes, setLocally } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { FacetValue, FacetView } from "../../contracts/facets.ts";
import { facetLimits } from "../../contracts/list-limits.ts";
import { estimateRows } from "./estimate-rows.ts";
import type { Facet } from "./facet.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

/** Whoever opened a menu waits no longer for exact counts: the values that are left are read less of. */
const patienceMs = 1000;
const readInHaste = 2000;
/** So many values are counted before it is known whether patience lasts. */
const countedAtFirst = 10;

interface Counted {
	value: string;
	count: number | null;
	isAtLeast: boolean;
}

/**
 * The values of one facet, the most frequent first, with how many of the rows have each.
 *
 * Up to {@link facetLimits.read} rows are read once and grouped: exact. Of more rows, each value is counted through its
 * own index, and no value reads more than so many rows: where that does not do, the count says that there are more.
 */
export async function countFacet(
	db: Database,
	field: string,
	{
		facet,
		rowsOf,
		find,
	}: { facet: Facet; rowsOf: (tx: Database) => RowsOf | Promise<RowsOf>; find: string | undefined },
): Promise<FacetView> {
	const limit = facetLimits.values + 1;
	const counted = await byIndexes(db, async (indexed) => {
		const found = await rowsOf(indexed);
		// What is expected to be far more is not begun with.
		const isLikelyFew = (await estimateRows(indexed, found)) <= facetLimits.read * 2;
		const grouped = isLikelyFew ? await groupAll(indexed, facet, found) : null;
		if (grouped) return narrowed(indexed, grouped, facet, find);
		return indexed.transaction(async (tx) => {
			await tx.execute(setLocally({ enable_hashjoin: "off", enable_mergejoin: "off" }));
			const values = await facet.values(tx, find, limit);
			const begin = performance.now();
			// Where the guess was wrong there are not so many that patience could end.
			const first = values.slice(0, isLikelyFew ? values.length : countedAtFirst);
			const counts = await countValues(tx, first, { facet, found, read: facetLimits.read });
			const read = performance.now() - begin < patienceMs / 2 ? facetLimits.read : readInHaste;
			return [...counts, ...(await countValues(tx, values.slice(first.length), { facet, found, read }))];
		});
	});
	const some = counted.filter(({ count, isAtLeast }) => count !== 0 || isAtLeast);
	const names = await facet.present?.(
		db,
		some.map(({ value }) => value),
	);
	const values = some
		.map((each): FacetValue => ({ ...each, ...(names?.get(each.value) ?? { label: null }) }))
		.sort(byCount);
	return { field, values: values.slice(0, facetLimits.values), hasMore: counted.length >= limit };
}

/** Every value with its count, or null when there are too many rows to read. */
async function groupAll(db: Database, facet: Facet, found: RowsOf): Promise<Counted[] | null> {
	const groups = await rows<{ value: string | null; n: number | string }>(
		db,
		sql`select value, count(*)::int as n from (
				select ${facet.value} as value from ${fromWhere(found, { joins: facet.joins })} limit ${facetLimits.read + 1}
			) as read group by value`,
	);
	const read = groups.reduce((sum, { n }) => sum + Number(n), 0);
	if (read > facetLimits.read) return null;
	return groups.flatMap(({ value, n }) =>
		value === null ? [] : [{ value, count: capped(Number(n)), isAtLeast: false }],
	);
}

/** Of values that were all counted, those with the text; the facet knows what people call them. */
async function narrowed(
	db: Database,
	counted: Counted[],
	facet: Facet,
	find: string | undefined,
): Promise<Counted[]> {
	if (find === undefined) return counted;
	const names = await facet.present?.(
		db,
		counted.map(({ value }) => value),
	);
	const has = (value: string) => {
		const name = names?.get(value);
		return `${name?.value ?? value} ${name?.label ?? ""}`.toLowerCase().includes(find.toLowerCase());
	};
	return counted.filter(({ value }) => has(value));
}

/** Counts each of some values through its own index, all in one statement. */
async function countValues(
	db: Database,
	values: readonly string[],
	{ facet, found, read }: { facet: Facet; found: RowsOf; read: number },
): Promise<Counted[]> {
	if (values.length === 0) return [];
	const { where } = found;
	const rowsWith = (isValue: SQL) => fromWhere({ ...found, where: isValue }, { joins: facet.joins });
	const countAll = (isValue: SQL) =>
		sql`select count(*)::int as n, false as is_cut
			from (select 1 from ${rowsWith(isValue)} limit ${facetLimits.counted + 1}) as hits`;
	// What is read is kept, and no more is read once enough of it fits.
	const countFitting = (isValue: SQL) =>
		sql`with seen as materialized (select (${where}) as fits
				from ${rowsWith(isValue)} limit ${read}),
			hits as materialized (select 1 from seen where fits limit ${facetLimits.counted + 1})
			select (select count(*)::int from hits) as n,
				case when (select count(*) from hits) > ${facetLimits.counted} then false
				else (select count(*) from seen) >= ${read} end as is_cut`;
	const count = where === undefined ? countAll : countFitting;
	const counts = facet.isEach
		? sql`select asked.value, counted.n, counted.is_cut
			from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) as asked(value)
			cross join lateral (${count(facet.isEach(sql`asked.value`))}) as counted`
		: sql.join(
				values.map(
					(value) =>
						sql`select ${value}::text as value, counted.n, counted.is_cut from (${count(facet.is(value))}) as counted`,
				),
				sql` union all `,
			);
	const answers = await rows<{ value: string; n: number | string; is_cut: boolean }>(db, counts);
	return answers.map(({ value, n, is_cut }) => ({ value, count: capped(Number(n)), isAtLeast: is_cut }));
}

const capped = (n: number) => (n > facetLimits.counted ? null : n);

function byCount(a: FacetValue, b: FacetValue): number {
	const most = Number.MAX_SAFE_INTEGER;
	return (b.count ?? most) - (a.count ?? most) || (a.value < b.value ? -1 : 1);
}
