import {
	and,
	eq,
	exists,
	gte,
	ilike,
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
	users,
} from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { FileListInput, type FileView } from "../../contracts/files.ts";
import { familyUidLength } from "../../contracts/ids.ts";
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
import { hasWords, type WordSearch } from "../search/list-words.ts";
import { fileViews } from "./view.ts";

type Filters = z.output<typeof FileListInput>;

const sortColumns: Record<NonNullable<FileListInput["sort"]>, SortColumn> = {
	createdAt: { column: files.createdAt },
	key: { column: fileFamilies.key },
	sizeBytes: { column: blobs.sizeBytes, isNullable: true },
};

/**
 * A page of files. The latest versions, unarchived and not deleted, unless a filter asks for more: one on
 * uid, hash, version, run or transform sees all versions.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listFiles({ ctx, input }: { ctx: Ctx; input: FileListInput }): Promise<Page<FileView>> {
	requireScope(ctx, "read");
	const f = parseInput(FileListInput, input);
	const sort = f.sort ?? "createdAt";
	const sortColumn = sortColumns[sort];
	const keyset: Keyset = {
		sort,
		sortColumn,
		idColumn: files.id,
		dir: f.dir ?? (sort === "key" ? "asc" : "desc"),
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const where = and(...conditions(ctx.db, f), await hasWords(ctx.db, f.q, words));
	// One condition, not two: the planner takes both for independent, and expects a single row.
	const ofFamily = isLatestOnly(f)
		? eq(fileFamilies.latestId, files.id)
		: eq(fileFamilies.id, files.familyId);
	const found = await ctx.db
		.select({ id: files.id, sortValue: sortColumn.column })
		.from(files)
		.innerJoin(fileFamilies, ofFamily)
		.leftJoin(blobs, eq(blobs.id, files.blobId))
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	const total = await countUpTo(
		ctx.db,
		sql`${files} inner join ${fileFamilies} on ${ofFamily}
			left join ${blobs} on ${blobs.id} = ${files.blobId} ${where ? sql`where ${where}` : sql``}`,
	);
	return {
		items: await fileViews(
			ctx.db,
			page.map(({ id }) => id),
		),
		nextCursor,
		total,
	};
}

/** Whoever names one version, or what made it, means that one. */
function isLatestOnly(f: Filters): boolean {
	const names = [f.uid, f.hash, f.version, f.run, f.inputOf, f.transform];
	return (f.versions ?? (names.some((name) => name !== undefined) ? "all" : "latest")) === "latest";
}

function conditions(db: Database, f: Filters): (SQL | undefined)[] {
	const archived = f.archived ?? (f.uid === undefined ? "exclude" : "include");
	return [
		archived === "exclude" ? isNull(files.archivedAt) : undefined,
		archived === "only" ? isNotNull(files.archivedAt) : undefined,
		f.uid === undefined ? isNull(files.deletedAt) : eq(files.uid, f.uid),
		f.familyUid ? eq(fileFamilies.uid, f.familyUid) : undefined,
		f.key ? eq(fileFamilies.key, f.key) : undefined,
		f.keyPrefix ? like(fileFamilies.key, `${escapeLike(f.keyPrefix)}%`) : undefined,
		f.suffix ? eq(fileFamilies.suffix, f.suffix.toLowerCase()) : undefined,
		f.hash ? like(blobs.hash, `${f.hash}%`) : undefined,
		f.version ? eq(files.versionNo, f.version) : undefined,
		f.run ? exists(runsOn(db, runOutputs, f.run)) : undefined,
		f.inputOf ? exists(runsOn(db, runInputs, f.inputOf)) : undefined,
		f.transform ? exists(madeBy(db, f.transform)) : undefined,
		f.storage
			? sql`${fileFamilies.storageId} = (select id from ${storages} where uid = ${f.storage})`
			: undefined,
		f.type ? eq(files.type, f.type) : undefined,
		f.sizeMin === undefined ? undefined : gte(blobs.sizeBytes, f.sizeMin),
		f.sizeMax === undefined ? undefined : lte(blobs.sizeBytes, f.sizeMax),
		f.createdBy
			? sql`${files.createdBy} = (select id from ${users} where handle = ${f.createdBy})`
			: undefined,
		f.createdAfter ? gte(files.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(files.createdAt, new Date(f.createdBefore)) : undefined,
		f.tag ? exists(tagged(db, f.tag)) : undefined,
	];
}

function runsOn(db: Database, table: typeof runInputs | typeof runOutputs, runUid: string) {
	return db
		.select({ runId: table.runId })
		.from(table)
		.innerJoin(runs, eq(runs.id, table.runId))
		.where(and(eq(table.fileId, files.id), isNull(table.retractedAt), eq(runs.uid, runUid)));
}

function madeBy(db: Database, transformUid: string) {
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

function tagged(db: Database, tag: string) {
	const own = alias(tags, "own");
	return db
		.select({ id: own.id })
		.from(own)
		.where(and(eq(own.fileId, files.id), eq(own.tag, tag)));
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
