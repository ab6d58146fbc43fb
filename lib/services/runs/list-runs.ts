import { and, eq, exists, gte, ilike, like, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { runs, tags, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { familyUidLength } from "../../contracts/ids.ts";
import { RunListInput, type RunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { afterCursor, countUpTo, cutPage, type Keyset, orderBy, pageSize, type SortColumn } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { hasWords, type WordSearch } from "../search/list-words.ts";
import { shownStatus } from "./shown-status.ts";
import { runViews } from "./view.ts";

const sortColumns: Record<NonNullable<RunListInput["sort"]>, SortColumn> = {
	createdAt: { column: runs.createdAt },
	startedAt: { column: runs.startedAt, isNullable: true },
	finishedAt: { column: runs.finishedAt, isNullable: true },
};

const parents = alias(runs, "parents");

/**
 * A page of runs, newest first unless said otherwise.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listRuns({ ctx, input }: { ctx: Ctx; input: RunListInput }): Promise<Page<RunView>> {
	requireScope(ctx, "read");
	const f = parseInput(RunListInput, input);
	const sort = f.sort ?? "createdAt";
	const sortColumn = sortColumns[sort];
	const keyset: Keyset = {
		sort,
		sortColumn,
		idColumn: runs.id,
		dir: f.dir ?? "desc",
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const where = and(
		f.uid ? eq(runs.uid, f.uid) : undefined,
		f.name ? eq(runs.name, f.name) : undefined,
		// The stored status first: it has an index, the derived one has none.
		f.status ? eq(runs.status, f.status === "lost" ? "running" : f.status) : undefined,
		f.status === "lost" || f.status === "running" ? sql`${shownStatus()} = ${f.status}` : undefined,
		f.transform
			? f.transform.length === familyUidLength
				? eq(transformFamilies.uid, f.transform)
				: eq(transforms.uid, f.transform)
			: undefined,
		f.parent
			? exists(
					ctx.db
						.select({ id: parents.id })
						.from(parents)
						.where(and(eq(parents.id, runs.parentId), eq(parents.uid, f.parent))),
				)
			: undefined,
		f.createdBy
			? sql`${runs.createdBy} = (select id from ${users} where handle = ${f.createdBy})`
			: undefined,
		f.createdAfter ? gte(runs.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(runs.createdAt, new Date(f.createdBefore)) : undefined,
		f.tag
			? exists(
					ctx.db
						.select({ id: tags.id })
						.from(tags)
						.where(and(eq(tags.runId, runs.id), eq(tags.tag, f.tag))),
				)
			: undefined,
		await hasWords(ctx.db, f.q, words),
	);
	const found = await ctx.db
		.select({ id: runs.id, sortValue: sortColumn.column })
		.from(runs)
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	const total = await countUpTo(
		ctx.db,
		sql`${runs} inner join ${transforms} on ${transforms.id} = ${runs.transformId}
			inner join ${transformFamilies} on ${transformFamilies.id} = ${transforms.familyId} ${where ? sql`where ${where}` : sql``}`,
	);
	return {
		items: await runViews(
			ctx.db,
			page.map(({ id }) => id),
		),
		nextCursor,
		total,
	};
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
