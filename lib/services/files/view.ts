import { join } from "node:path";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import {
	blobs,
	fileFamilies,
	files,
	runOutputs,
	runs,
	storages,
	transformFamilies,
	transforms,
	users,
} from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import type { FileRunRef, FileView } from "../../contracts/files.ts";
import { onlyView } from "../only-view.ts";
import { inOrderOf } from "../page.ts";
import { tagsInRow } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { inputCount } from "../runs/view.ts";
import { transformRef, transformRefColumns } from "../transforms/view.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { isFile } from "./find-file.ts";
import { sameContentAs, staleInputs } from "./view-subqueries.ts";

const latest = alias(files, "latest");
const deleters = alias(users, "deleters");

/** The views of some files, in the order of `ids`; unknown ids are left out. */
export async function fileViews(db: Database, ids: readonly number[]): Promise<FileView[]> {
	if (ids.length === 0) return [];
	return inOrderOf(ids, await viewsWhere(db, inArray(files.id, [...ids]), ids.length));
}

/**
 * The view of a file by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function fileViewOf(db: Database, uid: string): Promise<FileView> {
	return (await fileAndIdOf(db, uid)).file;
}

/** The same with its row's id, for who goes on from there. */
export async function fileAndIdOf(db: Database, uid: string): Promise<{ id: number; file: FileView }> {
	const where = isFile(uid);
	const [id, file] = onlyView(where ? [...(await viewsWhere(db, where, 1))] : [], `file ${uid}`);
	return { id, file };
}

async function viewsWhere(db: Database, where: SQL, mostFiles: number): Promise<Map<number, FileView>> {
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
			run: {
				uid: runs.uid,
				name: runs.name,
				status: shownStatus(),
				startedAt: runs.startedAt,
				inputCount,
			},
			transform: transformRefColumns,
			sameContentAs,
			staleInputs: staleInputs(mostFiles),
			tags: tagsInRow("file", files.id),
		})
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.innerJoin(storages, eq(storages.id, fileFamilies.storageId))
		.innerJoin(users, eq(users.id, files.createdBy))
		.leftJoin(latest, eq(latest.id, fileFamilies.latestId))
		.leftJoin(blobs, eq(blobs.id, files.blobId))
		.leftJoin(deleters, eq(deleters.id, files.deletedBy))
		.leftJoin(
			runOutputs,
			and(eq(runOutputs.fileId, files.id), eq(runOutputs.kind, "created"), isNull(runOutputs.retractedAt)),
		)
		.leftJoin(runs, eq(runs.id, runOutputs.runId))
		.leftJoin(transforms, eq(transforms.id, runs.transformId))
		.leftJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.where(where);
	const byId = new Map<number, FileView>();
	for (const row of found) {
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
			run: row.run && runRef(row.run),
			// Every run is of a transform, which joins that may be empty do not tell.
			transform: row.run && transformRef(row.transform as Parameters<typeof transformRef>[0]),
			sameContentAs: row.sameContentAs === null ? null : Number(row.sameContentAs),
			staleInputs: row.staleInputs ?? [],
			tags: row.tags ?? [],
			revision: row.revision,
			createdAt: row.createdAt.toISOString(),
			createdBy: userRef(row.createdBy),
			archivedAt: row.archivedAt?.toISOString() ?? null,
			deletedAt: row.deletedAt?.toISOString() ?? null,
			deletedBy: row.deletedBy ? userRef(row.deletedBy) : null,
		});
	}
	return byId;
}

function runRef(row: {
	uid: string;
	name: string | null;
	status: ShownRunStatus;
	startedAt: Date | null;
	inputCount: number;
}): FileRunRef {
	return {
		uid: row.uid,
		name: row.name,
		status: row.status,
		startedAt: row.startedAt?.toISOString() ?? null,
		inputCount: Number(row.inputCount),
	};
}
