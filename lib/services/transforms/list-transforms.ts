import { and, eq, exists, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { tags, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { TransformListInput, type TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import {
	afterCursor,
	countUpTo,
	cutPage,
	escapeLike,
	type Keyset,
	orderBy,
	pageSize,
	type SortColumn,
} from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { transformViews } from "./view.ts";

const sortColumns: Record<NonNullable<TransformListInput["sort"]>, SortColumn> = {
	createdAt: { column: transforms.createdAt },
	name: { column: transforms.name },
	key: { column: transformFamilies.key },
};

/**
 * A page of transforms: latest versions, unless a uid, version or hash asks for more.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listTransforms({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformListInput;
}): Promise<Page<TransformView>> {
	requireScope(ctx, "read");
	const f = parseInput(TransformListInput, input);
	const sort = f.sort ?? "createdAt";
	const sortColumn = sortColumns[sort];
	const dir = f.dir ?? (sort === "createdAt" ? "desc" : "asc");
	const keyset: Keyset = {
		sort,
		sortColumn,
		idColumn: transforms.id,
		dir,
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const isLatestOnly = (f.versions ?? (f.uid || f.version || f.hash ? "all" : "latest")) === "latest";
	// One condition, not two: the planner takes both for independent, and expects a single row.
	const ofFamily = isLatestOnly
		? eq(transformFamilies.latestId, transforms.id)
		: eq(transformFamilies.id, transforms.familyId);
	const where = and(
		f.uid ? eq(transforms.uid, f.uid) : undefined,
		f.familyUid ? eq(transformFamilies.uid, f.familyUid) : undefined,
		f.project ? eq(transformFamilies.project, f.project) : undefined,
		f.key ? eq(transformFamilies.key, f.key) : undefined,
		f.name ? eq(transforms.name, f.name) : undefined,
		f.version ? isVersion(f.version) : undefined,
		f.type ? eq(transforms.type, f.type) : undefined,
		f.hash ? eq(transforms.identityHash, f.hash) : undefined,
		f.createdBy
			? sql`${transforms.createdBy} = (select id from ${users} where handle = ${f.createdBy})`
			: undefined,
		f.createdAfter ? gte(transforms.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(transforms.createdAt, new Date(f.createdBefore)) : undefined,
		f.tag
			? exists(
					ctx.db
						.select({ id: tags.id })
						.from(tags)
						.where(and(eq(tags.transformId, transforms.id), eq(tags.tag, f.tag))),
				)
			: undefined,
		...words(f.q).map(matchesWord),
	);
	const found = await ctx.db
		.select({ id: transforms.id, sortValue: sortColumn.column })
		.from(transforms)
		.innerJoin(transformFamilies, ofFamily)
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	const total = await countUpTo(
		ctx.db,
		sql`${transforms} inner join ${transformFamilies} on ${ofFamily} ${where ? sql`where ${where}` : sql``}`,
	);
	return {
		items: await transformViews(
			ctx.db,
			page.map(({ id }) => id),
		),
		nextCursor,
		total,
	};
}

/** A version is its label, or its number where it has none. */
function isVersion(version: string): SQL | undefined {
	const number = /^\d{1,8}$/.test(version) ? Number(version) : null;
	return or(
		eq(transforms.label, version),
		number === null ? undefined : and(sql`${transforms.label} is null`, eq(transforms.versionNo, number)),
	);
}

function words(q: string | undefined): string[] {
	return (q ?? "").split(/\s+/).filter(Boolean);
}

function matchesWord(word: string): SQL | undefined {
	const pattern = `%${escapeLike(word)}%`;
	return or(
		ilike(transforms.name, pattern),
		ilike(transformFamilies.key, pattern),
		ilike(transforms.description, pattern),
		sql`${transforms.uid} like ${`${escapeLike(word)}%`}`,
	);
}
