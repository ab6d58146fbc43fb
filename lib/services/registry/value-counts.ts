import { is, SQL, sql } from "drizzle-orm";
import { facetLimits } from "../../contracts/list-limits.ts";
import type { Facet } from "./facet.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

/** Whoever opened a menu waits no longer for exact counts: the values that are left are read less of. */
const patienceMs = 500;
const readInHaste = 2000;
/** So many values are counted in any case. */
const countedInAnyCase = 10;

/**
 * Selects how many rows have each value of a facet: `value`, `n`, and `is_cut` where more may have it than were read.
 *
 * @param find only the values that have this text.
 */
export function valueCounts(facet: Facet, found: RowsOf, find: string | undefined): SQL {
	const values = facet.values(find, facetLimits.values + 1);
	const counted = (isValue: SQL) => sql`cross join lateral (
			select case when asked.place > ${countedInAnyCase}
					and clock_timestamp() > statement_timestamp() + make_interval(secs => ${patienceMs / 1000})
				then ${readInHaste}::int else ${facetLimits.read}::int end as rows
		) as most
		cross join lateral (${countOf(facet, found, isValue)}) as counted`;
	if (facet.isEach) {
		const all = is(values, SQL)
			? sql`(${values})`
			: sql`jsonb_array_elements_text(${JSON.stringify(values)}::jsonb)`;
		return sql`select asked.value, counted.n, counted.is_cut
			from (select each.value, row_number() over () as place from ${all} as each(value)) as asked
			${counted(facet.isEach(sql`asked.value`))}`;
	}
	if (is(values, SQL)) throw new Error("values that the database finds are counted by it too");
	if (values.length === 0) return sql`select null::text as value, 0 as n, false as is_cut where false`;
	return sql.join(
		values.map(
			(value, at) =>
				sql`select asked.value, counted.n, counted.is_cut
				from (select ${value}::text as value, ${at + 1}::int as place) as asked ${counted(facet.is(value))}`,
		),
		sql` union all `,
	);
}

/** Counts the rows of one value; `most.rows` is how many may be read of them. */
function countOf(facet: Facet, found: RowsOf, isValue: SQL): SQL {
	const { where } = found;
	const joins = facet.joinsOfEach ?? facet.joins;
	const rowsWith = fromWhere({ ...found, where: isValue }, { joins });
	if (where === undefined)
		return sql`select count(*)::int as n, false as is_cut
			from (select 1 from ${rowsWith} limit ${facetLimits.counted + 1}) as hits`;
	// What is read is kept, and no more is read once enough of it fits.
	return sql`with seen as materialized (select (${where}) as fits from ${rowsWith} limit most.rows),
			hits as materialized (select 1 from seen where fits limit ${facetLimits.counted + 1})
		select (select count(*)::int from hits) as n,
			case when (select count(*) from hits) > ${facetLimits.counted} then false
			else (select count(*) from seen) >= most.rows end as is_cut`;
}
