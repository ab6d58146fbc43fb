import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { newUid } from "../contracts/ids.ts";
import { type StoredBlob, statBlob } from "./blobs.ts";
import { moveIfAbsent, syncFolder } from "./durable.ts";
import { requireWholeFolder } from "./folder-manifest.ts";
import { explainFsError } from "./fs-error.ts";
import { blobPath, blobRelativePath, type LocalStorage, stagingFolder, whenceFolder } from "./layout.ts";

export interface ReceiveBlobOptions {
	storage: LocalStorage;
	/** What the sender says the bytes are; believed only after they were read. */
	hash: string;
	sizeBytes: number;
	body: ReadableStream<Uint8Array>;
	/** Also requires that the bytes are a folder's manifest and that every blob it names is here. */
	isFolderManifest?: boolean;
}

/**
 * Takes bytes in: streamed to the staging folder and hashed on the way, flushed, made read-only, and given
 * their name by content only when size and hash are as announced. Whatever fails, nothing stays behind.
 * Bytes that are here already are received all the same: who names a hash must own what it stands for.
 *
 * @throws WhenceError `invalid` when size or hash differ or the body breaks off; `unavailable` on a full disk.
 */
export async function receiveBlob(
	options: ReceiveBlobOptions,
): Promise<StoredBlob & { alreadyThere: boolean }> {
	const { storage, hash, sizeBytes } = options;
	const target = blobPath(storage, hash);
	const staged = join(stagingFolder(storage), newUid(24));
	try {
		await mkdir(stagingFolder(storage), { recursive: true, mode: 0o700 });
		const mtimeNs = await writeStaged(staged, options);
		if (options.isFolderManifest === true) await requireWholeFolder(storage, await readFile(staged));
		return await publish({
			storage,
			staged,
			target,
			blob: { relativePath: blobRelativePath(hash), hash, sizeBytes, mtimeNs },
		});
	} catch (error) {
		await rm(staged, { force: true });
		// A body that was never read would keep the sender waiting.
		if (!options.body.locked) await options.body.cancel(error).catch(() => undefined);
		throw explainFsError(error, storage.root);
	}
}

async function writeStaged(staged: string, { hash, sizeBytes, body }: ReceiveBlobOptions): Promise<bigint> {
	const handle = await open(staged, "wx", 0o600);
	try {
		const received = await pour(body, handle, sizeBytes);
		if (received.sizeBytes !== sizeBytes) {
			throw new WhenceError("invalid", `${sizeBytes} bytes were announced, ${received.sizeBytes} arrived.`, {
				field: "sizeBytes",
				hint: "The file changed while it was sent, or the connection was cut. Save it again.",
			});
		}
		if (received.hash !== hash) {
			throw new WhenceError(
				"invalid",
				`The bytes that arrived have the hash ${received.hash}, not ${hash}.`,
				{
					field: "hash",
					hint: "The file changed while it was sent. Save it again.",
				},
			);
		}
		await handle.chmod(0o444);
		await handle.sync();
		return (await handle.stat({ bigint: true })).mtimeNs;
	} finally {
		await handle.close();
	}
}

/** Pours the body into the file a chunk at a time: the next is asked for when the last is on its way to disk. */
async function pour(body: ReadableStream<Uint8Array>, handle: FileHandle, limitBytes: number) {
	const hash = createHash("sha256");
	const reader = body.getReader();
	let sizeBytes = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read().catch((cause: unknown) => {
				if (cause instanceof WhenceError) throw cause;
				throw new WhenceError("invalid", `The upload broke off after ${sizeBytes} of ${limitBytes} bytes.`, {
					hint: "Save the file again: nothing was kept of this try.",
					cause,
				});
			});
			if (done) return { sizeBytes, hash: hash.digest("hex") };
			sizeBytes += value.byteLength;
			if (sizeBytes > limitBytes) {
				throw new WhenceError(
					"invalid",
					`${limitBytes} bytes were announced, at least ${sizeBytes} arrived.`,
					{
						field: "sizeBytes",
					},
				);
			}
			// The disk works while the processor hashes.
			await Promise.all([writeAll(handle, value), hash.update(value)]);
		}
	} catch (error) {
		// Tells the sender to stop; a body that broke by itself refuses this too, and the cause is `error`.
		await reader.cancel(error).catch(() => undefined);
		throw error;
	} finally {
		reader.releaseLock();
	}
}

/** One write may take fewer bytes than it was given. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
	for (let at = 0; at < bytes.byteLength; ) {
		at += (await handle.write(bytes, at, bytes.byteLength - at)).bytesWritten;
	}
}

async function publish({
	storage,
	staged,
	target,
	blob,
}: {
	storage: LocalStorage;
	staged: string;
	target: string;
	blob: StoredBlob;
}): Promise<StoredBlob & { alreadyThere: boolean }> {
	const made = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
	if (made !== undefined) {
		await syncFolder(dirname(dirname(target)));
		await syncFolder(join(storage.root, whenceFolder));
	}
	const isOurs = await moveIfAbsent(staged, target);
	const there = isOurs ? null : await statBlob(storage, blob.hash);
	if (there?.sizeBytes === blob.sizeBytes) {
		await unlink(staged);
		// Who brought it may not have come to this yet, and we are about to say that it is safe.
		await syncFolder(dirname(target));
		return { ...there, alreadyThere: true };
	}
	// Another size under this name is damage, and here is the cure.
	if (!isOurs) await rename(staged, target);
	await syncFolder(dirname(target));
	return { ...blob, alreadyThere: false };
}
