import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { FacetValue, FacetView } from "../../contracts/facets.ts";
import { facetLimits } from "../../contracts/list-limits.ts";
import type { Facet } from "./facet.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

/** Whoever opened a menu waits no longer for exact counts: the values that are left are read less of. */
const patienceMs = 1000;
const readInHaste = 2000;

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
	{ facet, found, find }: { facet: Facet; found: RowsOf; find: string | undefined },
): Promise<FacetView> {
	const limit = facetLimits.values + 1;
	const counted = await db.transaction(async (tx) => {
		// Every table of a registry is reached by an index here. Without this the planner, which does not see how soon
		// the limits stop it, would rather read a large table whole.
		await tx.execute(sql`set local enable_seqscan = off`);
		await tx.execute(sql`set local enable_hashjoin = off`);
		await tx.execute(sql`set local enable_mergejoin = off`);
		const grouped = await groupAll(tx, facet, found);
		if (grouped) return narrowed(tx, grouped, facet, find);
		const values = await facet.values(tx, find, limit);
		const each: Counted[] = [];
		const begin = performance.now();
		for (const value of values) {
			const read = performance.now() - begin < patienceMs ? facetLimits.read : readInHaste;
			each.push(await countValue(tx, value, { facet, found, read }));
		}
		return each;
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

async function countValue(
	db: Database,
	value: string,
	{ facet, found, read }: { facet: Facet; found: RowsOf; read: number },
): Promise<Counted> {
	const ofValue: SQL = fromWhere({ ...found, where: facet.is(value) }, { joins: facet.joins });
	// What is read is kept, and no more is read once enough of it fits.
	const [answer] = await rows<{ n: number | string; is_cut: boolean }>(
		db,
		sql`with seen as materialized (select (${found.where ?? sql`true`}) as fits from ${ofValue} limit ${read}),
			hits as materialized (select 1 from seen where fits limit ${facetLimits.counted + 1})
			select (select count(*)::int from hits) as n,
				case when (select count(*) from hits) > ${facetLimits.counted} then false
				else (select count(*) from seen) >= ${read} end as is_cut`,
	);
	return { value, count: capped(Number(answer?.n ?? 0)), isAtLeast: answer?.is_cut ?? false };
}

const capped = (n: number) => (n > facetLimits.counted ? null : n);

function byCount(a: FacetValue, b: FacetValue): number {
	const most = Number.MAX_SAFE_INTEGER;
	return (b.count ?? most) - (a.count ?? most) || (a.value < b.value ? -1 : 1);
}
