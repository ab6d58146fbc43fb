import {
	and,
	eq,
	exists,
	gte,
	ilike,
	inArray,
	isNotNull,
	isNull,
	like,
	lt,
	lte,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import {
	blobs,
	fileFamilies,
	files,
	runInputs,
	runOutputs,
	runs,
	storages,
	tags,
	transformFamilies,
	transforms,
} from "../../../db/schema/index.ts";
import type { FileFilters } from "../../contracts/files.ts";
import { familyUidLength } from "../../contracts/ids.ts";
import { noSuffix } from "../../contracts/lineage-terms.ts";
import { listOf } from "../../contracts/one-or-many.ts";
import { escapeLike } from "../page.ts";
import { madeByAny } from "../registry/made-by.ts";
import type { RowsOf } from "../registry/rows-of.ts";
import { hasWords, type WordSearch } from "../search/list-words.ts";
import { isAnyTag } from "../tag-condition.ts";

type Filters = z.output<typeof FileFilters>;

/**
 * The files that filters find. The latest versions, unarchived and not deleted, unless a filter asks for more: one on
 * uid, hash, version, run or transform sees all versions.
 */
export async function fileRows(db: Database, f: Filters): Promise<RowsOf> {
	// One condition, not two: the planner takes both for independent, and expects a single row.
	const ofFamily = isLatestOnly(f)
		? eq(fileFamilies.latestId, files.id)
		: eq(fileFamilies.id, files.familyId);
	return {
		from: sql`${files} inner join ${fileFamilies} on ${ofFamily} left join ${blobs} on ${blobs.id} = ${files.blobId}`,
		id: files.id,
		where: and(...conditions(db, f), await hasWords(db, f.q, words)),
		isSearched: Boolean(f.q),
	};
}

/** Whoever names one version, or what made it, means that one. */
function isLatestOnly(f: Filters): boolean {
	const names = [f.uid, f.hash, f.version, f.run, f.inputOf, f.transform];
	return (f.versions ?? (names.some((name) => name !== undefined) ? "all" : "latest")) === "latest";
}

function conditions(db: Database, f: Filters): (SQL | undefined)[] {
	const archived = f.archived ?? (f.uid === undefined ? "exclude" : "include");
	const types = listOf(f.type);
	const wantedTags = listOf(f.tag);
	return [
		archived === "exclude" ? isNull(files.archivedAt) : undefined,
		archived === "only" ? isNotNull(files.archivedAt) : undefined,
		f.uid === undefined ? isNull(files.deletedAt) : eq(files.uid, f.uid),
		f.familyUid ? eq(fileFamilies.uid, f.familyUid) : undefined,
		f.key ? eq(fileFamilies.key, f.key) : undefined,
		f.keyPrefix ? like(fileFamilies.key, `${escapeLike(f.keyPrefix)}%`) : undefined,
		hasSuffix(listOf(f.suffix)),
		f.hash ? like(blobs.hash, `${f.hash}%`) : undefined,
		f.version ? eq(files.versionNo, f.version) : undefined,
		f.run ? exists(runsOn(db, runOutputs, f.run)) : undefined,
		f.inputOf ? exists(runsOn(db, runInputs, f.inputOf)) : undefined,
		f.transform ? exists(madeByTransform(db, f.transform)) : undefined,
		f.storage
			? sql`${fileFamilies.storageId} = (select id from ${storages} where uid = ${f.storage})`
			: undefined,
		types.length > 0 ? inArray(files.type, types) : undefined,
		f.sizeMin === undefined ? undefined : gte(blobs.sizeBytes, f.sizeMin),
		f.sizeMax === undefined ? undefined : lte(blobs.sizeBytes, f.sizeMax),
		madeByAny(files.createdBy, listOf(f.createdBy)),
		f.createdAfter ? gte(files.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(files.createdAt, new Date(f.createdBefore)) : undefined,
		wantedTags.length > 0 ? exists(tagged(db, wantedTags)) : undefined,
	];
}

/** A suffix as the database has it: the word for none is the empty one. */
export function storedSuffix(suffix: string): string {
	return suffix === noSuffix ? "" : suffix.toLowerCase();
}

function hasSuffix(suffixes: readonly string[]): SQL | undefined {
	const wanted = suffixes.filter((suffix) => suffix !== "").map(storedSuffix);
	return wanted.length > 0 ? inArray(fileFamilies.suffix, wanted) : undefined;
}

function runsOn(db: Database, table: typeof runInputs | typeof runOutputs, runUid: string) {
	return db
		.select({ runId: table.runId })
		.from(table)
		.innerJoin(runs, eq(runs.id, table.runId))
		.where(and(eq(table.fileId, files.id), isNull(table.retractedAt), eq(runs.uid, runUid)));
}

function madeByTransform(db: Database, transformUid: string) {
	const isFamily = transformUid.length === familyUidLength;
	return db
		.select({ runId: runOutputs.runId })
		.from(runOutputs)
		.innerJoin(runs, eq(runs.id, runOutputs.runId))
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.where(
			and(
				eq(runOutputs.fileId, files.id),
				isNull(runOutputs.retractedAt),
				isFamily ? eq(transformFamilies.uid, transformUid) : eq(transforms.uid, transformUid),
			),
		);
}

function tagged(db: Database, wanted: string[]) {
	const own = alias(tags, "own");
	return db
		.select({ id: own.id })
		.from(own)
		.where(and(eq(own.fileId, files.id), isAnyTag(own, wanted)));
}

const isHash = (text: string) => /^[0-9a-f]{6,64}$/.test(text);

const words: WordSearch = {
	id: files.id,
	matches: ({ text, pattern, prefix }) =>
		or(
			ilike(fileFamilies.key, pattern),
			ilike(files.description, pattern),
			like(files.uid, prefix),
			isHash(text) ? like(blobs.hash, prefix) : undefined,
		),
	arms: ({ text, pattern, prefix }) => [
		sql`select f.id from ${files} f join ${fileFamilies} k on k.id = f.family_id where k.key ilike ${pattern}`,
		sql`select f.id from ${files} f where f.description ilike ${pattern}`,
		sql`select f.id from ${files} f where f.uid like ${prefix}`,
		...(isHash(text)
			? [sql`select f.id from ${files} f join ${blobs} b on b.id = f.blob_id where b.hash like ${prefix}`]
			: []),
	],
};
