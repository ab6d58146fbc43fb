import { sql } from "drizzle-orm";
import { byIndexes, byLoops } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { rowsTogether } from "../../../db/rows-together.ts";
import type { FacetValue, FacetView } from "../../contracts/facets.ts";
import { facetLimits } from "../../contracts/list-limits.ts";
import { inTurn } from "../in-turn.ts";
import { estimateEach } from "./estimate-rows.ts";
import type { Facet } from "./facet.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";
import { isSmall } from "./table-size.ts";
import { valueCounts } from "./value-counts.ts";

interface Counted {
	value: string;
	count: number | null;
	isAtLeast: boolean;
}

/** A facet that is asked for. */
interface Asked {
	field: string;
	facet: Facet;
	rowsOf(indexed: Database): RowsOf | Promise<RowsOf>;
}
/** One whose rows are known. */
interface Found extends Asked {
	found: RowsOf;
}

/**
 * The values of some facets, the most frequent first, with how many of the rows have each. What is asked of the database is
 * asked of all of them at once.
 *
 * Up to {@link facetLimits.read} rows are read once and grouped: exact. Of more rows, each value is counted through its
 * own index, and no value reads more than so many rows: where that does not do, the count says that there are more.
 */
export async function countFacets(
	db: Database,
	asked: readonly Asked[],
	find: string | undefined,
): Promise<FacetView[]> {
	const { all, grouped } = await byIndexes(db, async (indexed) => {
		const found = await inTurn(asked, (each) => each.rowsOf(indexed));
		const all = asked.map((each, at): Found => ({ ...each, found: found[at] as RowsOf }));
		return { all, grouped: await groupEach(indexed, await likelyFew(indexed, all)) };
	});
	const many = all.filter((each) => !grouped.has(each));
	const counted = many.length === 0 ? [] : await byLoops(db, (looped) => countEach(looped, many, find));
	return inTurn(all, async (each) => {
		const groups = grouped.get(each);
		return groups
			? presented(db, each, groups, find)
			: presented(db, each, counted[many.indexOf(each)] ?? []);
	});
}

/** Those that have few rows by what the planner knows: what is expected to be far more is not begun with. */
async function likelyFew(db: Database, all: readonly Found[]): Promise<readonly Found[]> {
	const [first] = all;
	const most = facetLimits.read * 2;
	// All facets of a registry are of one table.
	if (!first || (await isSmall(db, first.found.id, most))) return all;
	// All of a table that is not small are many; only what narrows it has to be guessed.
	const narrowed = all.filter(({ found }) => found.where !== undefined);
	if (narrowed.length === 0) return [];
	const expected = await estimateEach(
		db,
		narrowed.map(({ found }) => found),
	);
	return narrowed.filter((_, at) => (expected[at] ?? most) < most);
}

/** One facet's values as they are shown. @param find leaves out those without the text, as people know them. */
async function presented(
	db: Database,
	{ field, facet }: Asked,
	counted: readonly Counted[],
	find?: string,
): Promise<FacetView> {
	const some = withoutThoseCut(
		counted.filter(({ count, isAtLeast }) => count !== 0 || isAtLeast),
		find,
	);
	const names = await facet.present?.(
		db,
		some.map(({ value }) => value),
	);
	const has = ({ value, label }: FacetValue) =>
		find === undefined || `${value} ${label ?? ""}`.toLowerCase().includes(find.toLowerCase());
	const values = some
		.map((each): FacetValue => ({ ...each, ...(names?.get(each.value) ?? { label: null }) }))
		.filter(has)
		.sort(byCount);
	return {
		field,
		values: values.slice(0, facetLimits.values),
		hasMore: find === undefined ? counted.length > facetLimits.values : values.length > facetLimits.values,
	};
}

/** Of very many values those that can be among the first; whoever looks for a text looks among all. */
function withoutThoseCut(counted: readonly Counted[], find: string | undefined): readonly Counted[] {
	const last = [...counted].sort((a, b) => countFor(b) - countFor(a))[facetLimits.values];
	if (find !== undefined || last === undefined) return counted;
	return counted.filter((each) => countFor(each) >= countFor(last));
}

/** Every value with its count, of those facets that have not too many rows to read. */
async function groupEach(db: Database, few: readonly Found[]): Promise<Map<Asked, Counted[]>> {
	const groups = await rowsTogether<{ value: string | null; n: number }>(
		db,
		few.map(
			({ facet, found }) => sql`select value, count(*)::int as n from (
				select ${facet.value} as value from ${fromWhere(found, { joins: facet.joins })} limit ${facetLimits.read + 1}
			) as read group by value`,
		),
	);
	return new Map(
		few.flatMap((each, at): [Asked, Counted[]][] => {
			const found = groups[at] ?? [];
			if (found.reduce((sum, { n }) => sum + n, 0) > facetLimits.read) return [];
			const counted = found.flatMap(({ value, n }) =>
				value === null ? [] : [{ value, count: capped(n), isAtLeast: false }],
			);
			return [[each, counted]];
		}),
	);
}

/** The values of facets that have too many rows to read, each counted by itself. */
async function countEach(
	db: Database,
	many: readonly Found[],
	find: string | undefined,
): Promise<Counted[][]> {
	const answers = await rowsTogether<{ value: string; n: number; is_cut: boolean }>(
		db,
		many.map(({ facet, found }) => valueCounts(facet, found, find)),
	);
	return answers.map((values) =>
		values.map(({ value, n, is_cut }) => ({ value, count: capped(n), isAtLeast: is_cut })),
	);
}

const capped = (n: number) => (n > facetLimits.counted ? null : n);

const countFor = ({ count }: { count: number | null }) => count ?? Number.MAX_SAFE_INTEGER;

function byCount(a: FacetValue, b: FacetValue): number {
	return countFor(b) - countFor(a) || (a.value < b.value ? -1 : 1);
}
