import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "../../../db/schema/index.ts";
import { sha256Text } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { BlobView } from "../../contracts/storages.ts";
import { statBlob } from "../../storage/blobs.ts";
import { openLocalStorage } from "../../storage/local-storage.ts";
import { receiveBlob } from "../../storage/receive-blob.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findStorageRow } from "./find-storage.ts";

const Input = z.strictObject({
	storageUid: z.string().optional(),
	hash: sha256Text,
	sizeBytes: z.number().int().min(0),
});

/** What {@link uploadBlob} takes: what the bytes are said to be, and the bytes. */
export type UploadBlobInput = z.input<typeof Input> & { body: ReadableStream<Uint8Array> };

/**
 * Takes bytes into a storage, so that a file can be registered with them. Not audited: bytes without a
 * record are nothing that anyone can see, and are collected after a day.
 *
 * @throws WhenceError `invalid` when what arrives has another size or hash; nothing is kept then.
 */
export async function uploadBlob({ ctx, input }: { ctx: Ctx; input: UploadBlobInput }): Promise<BlobView> {
	requireScope(ctx, "write");
	const { body, ...said } = input;
	const { storageUid, hash, sizeBytes } = parseInput(Input, said);
	const row = await findStorageRow(ctx.db, storageUid);
	const storage = await openLocalStorage(row.root);
	const stored = await receiveBlob({ storage, hash, sizeBytes, body });
	// Bytes that the collector was about to free are wanted again. It removes them only under the row's
	// lock and only while the row says deleted, so after this update they stay, or are gone already.
	await ctx.db
		.update(blobs)
		.set({ state: "present" })
		.where(and(eq(blobs.storageId, row.id), eq(blobs.path, stored.relativePath), eq(blobs.state, "deleted")));
	if ((await statBlob(storage, hash)) === null) {
		throw new WhenceError("unavailable", "These bytes were being freed while they arrived again.", {
			hint: "Send them once more.",
		});
	}
	return { hash, sizeBytes, storageUid: row.uid };
}
