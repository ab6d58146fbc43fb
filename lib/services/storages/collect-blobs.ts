import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { blobs, files, storages } from "../../../db/schema/index.ts";
import { removeBlob } from "../../storage/blobs.ts";
import { openLocalStorage } from "../../storage/local-storage.ts";

/** Bytes younger than this are spared: their record may be on its way. */
const spareHours = 24;
const batchSize = 1000;

const isUsed = sql`exists (select 1 from ${files} where ${files.blobId} = ${blobs.id} and ${files.deletedAt} is null)`;
const isOld = sql`${blobs.createdAt} < now() - make_interval(hours => ${sql.raw(String(spareHours))})`;

/**
 * Frees managed bytes that no undeleted record uses. In two steps, a call apart: first they are marked,
 * then those still marked are removed, each under its row's lock, so that an upload of the same bytes
 * in between keeps them.
 *
 * @returns how many were marked and how many removed.
 */
export async function collectBlobs(db: Database): Promise<{ marked: number; removed: number }> {
	const removed = await removeMarked(db);
	const marked = await db.transaction(async (tx) => {
		const unused = await tx
			.select({ id: blobs.id })
			.from(blobs)
			.where(and(eq(blobs.isManaged, true), eq(blobs.state, "present"), isOld, sql`not ${isUsed}`))
			.limit(batchSize)
			.for("update", { skipLocked: true });
		const ids = unused.map(({ id }) => id);
		if (ids.length > 0) await tx.update(blobs).set({ state: "deleted" }).where(inArray(blobs.id, ids));
		return ids.length;
	});
	return { marked, removed };
}

async function removeMarked(db: Database): Promise<number> {
	const marked = await db
		.select({ id: blobs.id, path: blobs.path, root: storages.root })
		.from(blobs)
		.innerJoin(storages, eq(storages.id, blobs.storageId))
		.where(and(eq(blobs.isManaged, true), eq(blobs.state, "deleted"), sql`not ${isUsed}`))
		.limit(batchSize);
	let removed = 0;
	for (const { id, path, root } of marked) {
		const storage = await openLocalStorage(root);
		// The one file operation inside a transaction: an unlink, which must not race with an upload.
		await db.transaction(async (tx) => {
			const [still] = await tx
				.select({ id: blobs.id })
				.from(blobs)
				.where(and(eq(blobs.id, id), eq(blobs.state, "deleted"), sql`not ${isUsed}`))
				.for("update");
			if (still && (await removeBlob(storage, path))) removed++;
		});
	}
	return removed;
}
