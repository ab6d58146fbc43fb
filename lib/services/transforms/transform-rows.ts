import { and, eq, exists, gte, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { tags, transformFamilies, transforms } from "../../../db/schema/index.ts";
import { listOf } from "../../contracts/one-or-many.ts";
import type { TransformFilters } from "../../contracts/transforms.ts";
import { escapeLike } from "../page.ts";
import { madeByAny } from "../registry/made-by.ts";
import type { RowsOf } from "../registry/rows-of.ts";
import { isAnyTag } from "../tag-condition.ts";

/** The transforms that filters find: latest versions, unless a uid, version or hash asks for more. */
export function transformRows(db: Database, f: z.output<typeof TransformFilters>): RowsOf {
	const isLatestOnly = (f.versions ?? (f.uid || f.version || f.hash ? "all" : "latest")) === "latest";
	// One condition, not two: the planner takes both for independent, and expects a single row.
	const ofFamily = isLatestOnly
		? eq(transformFamilies.latestId, transforms.id)
		: eq(transformFamilies.id, transforms.familyId);
	const types = listOf(f.type);
	const projects = listOf(f.project).filter((project) => project !== "");
	const wantedTags = listOf(f.tag);
	const where = and(
		f.uid ? eq(transforms.uid, f.uid) : undefined,
		f.familyUid ? eq(transformFamilies.uid, f.familyUid) : undefined,
		projects.length > 0 ? inArray(transformFamilies.project, projects) : undefined,
		f.key ? eq(transformFamilies.key, f.key) : undefined,
		f.name ? eq(transforms.name, f.name) : undefined,
		f.version ? isVersion(f.version) : undefined,
		types.length > 0 ? inArray(transforms.type, types) : undefined,
		f.hash ? eq(transforms.identityHash, f.hash) : undefined,
		madeByAny(transforms.createdBy, listOf(f.createdBy)),
		f.createdAfter ? gte(transforms.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(transforms.createdAt, new Date(f.createdBefore)) : undefined,
		wantedTags.length > 0
			? exists(
					db
						.select({ id: tags.id })
						.from(tags)
						.where(and(eq(tags.transformId, transforms.id), isAnyTag(tags, wantedTags))),
				)
			: undefined,
		...words(f.q).map(matchesWord),
	);
	return {
		from: sql`${transforms} inner join ${transformFamilies} on ${ofFamily}`,
		id: transforms.id,
		where,
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
