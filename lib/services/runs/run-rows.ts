import { and, eq, exists, gte, ilike, inArray, like, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { runs, tags, transformFamilies, transforms } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import { familyUidLength } from "../../contracts/ids.ts";
import { listOf } from "../../contracts/one-or-many.ts";
import type { RunFilters } from "../../contracts/runs.ts";
import { madeByAny } from "../registry/made-by.ts";
import type { RowsOf } from "../registry/rows-of.ts";
import { hasWords, type WordSearch } from "../search/list-words.ts";
import { isAnyTag } from "../tag-condition.ts";
import { shownStatus } from "./shown-status.ts";

const parents = alias(runs, "parents");

/**
 * The runs that filters find.
 *
 * @param withCode joins their transforms, whether or not a filter is about these: to count runs alone needs no other table.
 */
export async function runRows(
	db: Database,
	f: z.output<typeof RunFilters>,
	{ withCode = false } = {},
): Promise<RowsOf> {
	const types = listOf(f.transformType);
	const wantedTags = listOf(f.tag);
	const where = and(
		f.uid ? eq(runs.uid, f.uid) : undefined,
		f.name ? eq(runs.name, f.name) : undefined,
		isShownAs(listOf(f.status)),
		types.length > 0 ? inArray(transforms.type, types) : undefined,
		f.transform ? isOfTransform(f.transform) : undefined,
		f.parent
			? exists(
					db
						.select({ id: parents.id })
						.from(parents)
						.where(and(eq(parents.id, runs.parentId), eq(parents.uid, f.parent))),
				)
			: undefined,
		madeByAny(runs.createdBy, listOf(f.createdBy)),
		f.createdAfter ? gte(runs.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(runs.createdAt, new Date(f.createdBefore)) : undefined,
		wantedTags.length > 0
			? exists(
					db
						.select({ id: tags.id })
						.from(tags)
						.where(and(eq(tags.runId, runs.id), isAnyTag(tags, wantedTags))),
				)
			: undefined,
		await hasWords(db, f.q, words),
	);
	const isOfCode = withCode || types.length > 0 || f.q !== undefined;
	return {
		from: isOfCode
			? sql`${runs} inner join ${transforms} on ${transforms.id} = ${runs.transformId}
				inner join ${transformFamilies} on ${transformFamilies.id} = ${transforms.familyId}`
			: sql`${runs}`,
		id: runs.id,
		where,
		isSearched: Boolean(f.q),
	};
}

/** A version's runs lie together in an index, newest last; joined to it, they would be sorted. */
function isOfTransform(uid: string): SQL {
	return uid.length === familyUidLength
		? sql`${runs.transformId} in (select t.id from ${transforms} t
			inner join ${transformFamilies} k on k.id = t.family_id where k.uid = ${uid})`
		: sql`${runs.transformId} = (select t.id from ${transforms} t where t.uid = ${uid})`;
}

/** The stored status first: it has an index, the derived one has none. */
export function isShownAs(statuses: readonly ShownRunStatus[]): SQL | undefined {
	if (statuses.length === 0) return undefined;
	const stored = statuses.map((status) => (status === "lost" ? "running" : status));
	const isDerived = statuses.includes("lost") !== statuses.includes("running");
	const shown = sql.join(
		statuses.map((status) => sql`${status}`),
		sql`, `,
	);
	return and(
		stored.length === 1 && stored[0] ? eq(runs.status, stored[0]) : inArray(runs.status, stored),
		isDerived ? sql`${shownStatus()} in (${shown})` : undefined,
	);
}

const words: WordSearch = {
	id: runs.id,
	matches: ({ pattern, prefix }) =>
		or(
			ilike(runs.name, pattern),
			ilike(transforms.name, pattern),
			ilike(transformFamilies.key, pattern),
			like(runs.uid, prefix),
		),
	arms: ({ pattern, prefix }) => [
		sql`select r.id from ${runs} r where r.name ilike ${pattern}`,
		sql`select r.id from ${runs} r join ${transforms} t on t.id = r.transform_id where t.name ilike ${pattern}`,
		sql`select r.id from ${runs} r join ${transforms} t on t.id = r.transform_id
			join ${transformFamilies} k on k.id = t.family_id where k.key ilike ${pattern}`,
		sql`select r.id from ${runs} r where r.uid like ${prefix}`,
	],
};
