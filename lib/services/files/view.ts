import { join } from "node:path";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import {
	blobs,
	fileFamilies,
	files,
	runInputs,
	runOutputs,
	runs,
	storages,
	transformFamilies,
	transforms,
	users,
} from "../../../db/schema/index.ts";
import type { FileRunRef, FileView } from "../../contracts/files.ts";
import { inOrderOf } from "../page.ts";
import { tagsOf } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { inputCount } from "../runs/view.ts";
import { transformRef, transformRefColumns } from "../transforms/view.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

const latest = alias(files, "latest");
const deleters = alias(users, "deleters");

/** The most stale inputs that are told of one page of files. */
const staleLimit = 1000;

/** The views of some files, in the order of `ids`; unknown ids are left out. */
export async function fileViews(db: Database, ids: readonly number[]): Promise<FileView[]> {
	if (ids.length === 0) return [];
	const found = await db
		.select({
			id: files.id,
			uid: files.uid,
			versionNo: files.versionNo,
			type: files.type,
			description: files.description,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
			revision: files.revision,
			createdAt: files.createdAt,
			familyUid: fileFamilies.uid,
			key: fileFamilies.key,
			suffix: fileFamilies.suffix,
			latestUid: latest.uid,
			storage: { uid: storages.uid, root: storages.root },
			blob: {
				path: blobs.path,
				sizeBytes: blobs.sizeBytes,
				hash: blobs.hash,
				state: blobs.state,
				isManaged: blobs.isManaged,
				verifiedAt: blobs.verifiedAt,
			},
			blobRoot: sql<string | null>`(select root from storages where id = ${blobs.storageId})`,
			createdBy: userRefColumns,
			deletedBy: { uid: deleters.id, handle: deleters.handle, name: deleters.name },
		})
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.innerJoin(storages, eq(storages.id, fileFamilies.storageId))
		.innerJoin(users, eq(users.id, files.createdBy))
		.leftJoin(latest, eq(latest.id, fileFamilies.latestId))
		.leftJoin(blobs, eq(blobs.id, files.blobId))
		.leftJoin(deleters, eq(deleters.id, files.deletedBy))
		.where(inArray(files.id, [...ids]));
	const [makers, earlier, stale, tags] = [
		await creatingRuns(db, ids),
		await sameContent(db, ids),
		await staleInputs(db, ids),
		await tagsOf(db, "file", ids),
	];
	const byId = new Map<number, FileView>();
	for (const row of found) {
		const maker = makers.get(row.id);
		byId.set(row.id, {
			uid: row.uid,
			familyUid: row.familyUid,
			versionNo: row.versionNo,
			isLatest: row.latestUid === row.uid,
			latestUid: row.latestUid ?? row.uid,
			key: row.key,
			name: row.key.slice(row.key.lastIndexOf("/") + 1),
			suffix: row.suffix,
			type: row.type,
			storageUid: row.storage.uid,
			isManaged: row.blob?.isManaged ?? false,
			path: row.blob && row.blobRoot !== null ? join(row.blobRoot, row.blob.path) : null,
			sizeBytes: row.blob?.sizeBytes ?? null,
			hash: row.blob?.hash ?? null,
			blobState: row.blob?.state ?? null,
			verifiedAt: row.blob?.verifiedAt.toISOString() ?? null,
			description: row.description,
			run: maker?.run ?? null,
			transform: maker?.transform ?? null,
			sameContentAs: earlier.get(row.id) ?? null,
			staleInputs: stale.get(row.id) ?? [],
			tags: tags.get(row.id) ?? [],
			revision: row.revision,
			createdAt: row.createdAt.toISOString(),
			createdBy: userRef(row.createdBy),
			archivedAt: row.archivedAt?.toISOString() ?? null,
			deletedAt: row.deletedAt?.toISOString() ?? null,
			deletedBy: row.deletedBy ? userRef(row.deletedBy) : null,
		});
	}
	return inOrderOf(ids, byId);
}

async function creatingRuns(db: Database, ids: readonly number[]) {
	const found = await db
		.select({
			fileId: runOutputs.fileId,
			uid: runs.uid,
			name: runs.name,
			status: shownStatus(),
			startedAt: runs.startedAt,
			inputCount,
			transform: transformRefColumns,
		})
		.from(runOutputs)
		.innerJoin(runs, eq(runs.id, runOutputs.runId))
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.where(
			and(
				inArray(runOutputs.fileId, [...ids]),
				eq(runOutputs.kind, "created"),
				isNull(runOutputs.retractedAt),
			),
		);
	return new Map(
		found.map((row) => {
			const run: FileRunRef = {
				uid: row.uid,
				name: row.name,
				status: row.status,
				startedAt: row.startedAt?.toISOString() ?? null,
				inputCount: Number(row.inputCount),
			};
			return [row.fileId, { run, transform: transformRef(row.transform) }];
		}),
	);
}

/** For each version that repeats an older one's content: the oldest such version number. */
async function sameContent(db: Database, ids: readonly number[]): Promise<Map<number, number>> {
	const older = alias(files, "older");
	const olderBlobs = alias(blobs, "older_blobs");
	const found = await db
		.select({ id: files.id, versionNo: sql<number>`min(${older.versionNo})::int` })
		.from(files)
		.innerJoin(blobs, eq(blobs.id, files.blobId))
		.innerJoin(older, and(eq(older.familyId, files.familyId), sql`${older.versionNo} < ${files.versionNo}`))
		.innerJoin(olderBlobs, and(eq(olderBlobs.id, older.blobId), eq(olderBlobs.hash, blobs.hash)))
		.where(inArray(files.id, [...ids]))
		.groupBy(files.id);
	return new Map(found.map((row) => [row.id, Number(row.versionNo)]));
}

/** Inputs of each file's creating run that have newer versions by now. */
async function staleInputs(
	db: Database,
	ids: readonly number[],
): Promise<Map<number, FileView["staleInputs"]>> {
	const found = await db
		.select({
			fileId: runOutputs.fileId,
			key: fileFamilies.key,
			madeFromVersionNo: files.versionNo,
			latestVersionNo: latest.versionNo,
			latestUid: latest.uid,
		})
		.from(runOutputs)
		.innerJoin(runInputs, and(eq(runInputs.runId, runOutputs.runId), isNull(runInputs.retractedAt)))
		.innerJoin(files, eq(files.id, runInputs.fileId))
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.innerJoin(latest, and(eq(latest.id, fileFamilies.latestId), sql`${latest.id} <> ${files.id}`))
		.where(
			and(
				inArray(runOutputs.fileId, [...ids]),
				eq(runOutputs.kind, "created"),
				isNull(runOutputs.retractedAt),
			),
		)
		.orderBy(fileFamilies.key)
		.limit(staleLimit);
	const byFile = new Map<number, FileView["staleInputs"]>();
	for (const { fileId, ...input } of found) {
		const list = byFile.get(fileId);
		if (list) list.push(input);
		else byFile.set(fileId, [input]);
	}
	return byFile;
}
