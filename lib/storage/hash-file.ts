import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { WhenceError } from "../contracts/errors.ts";
import { explainFsError } from "./fs-error.ts";

const chunkBytes = 1024 * 1024;

export interface HashFileOptions {
	/** Called after each chunk with all bytes read so far. */
	onProgress?: (doneBytes: number, totalBytes: number) => void;
	signal?: AbortSignal | undefined;
}

/** A file's content, and the size and time by which it is known to be unchanged later. */
export interface HashedFile {
	hash: string;
	sizeBytes: number;
	mtimeNs: bigint;
}

/**
 * Reads a whole file once, in constant memory, and hashes it with SHA-256. A file that changes meanwhile is
 * read a second time: no hash is given out that the file never had.
 *
 * @throws WhenceError `content_changed` when it changed both times; `invalid` for what is not a regular file,
 *   symbolic links included.
 */
export async function hashFile(path: string, options: HashFileOptions = {}): Promise<HashedFile> {
	try {
		const hashed = (await hashOnce(path, options)) ?? (await hashOnce(path, options));
		if (hashed !== null) return hashed;
	} catch (error) {
		throw explainFsError(error, path);
	}
	throw new WhenceError("content_changed", `${path} is being written: it changed twice while it was read.`, {
		hint: "Save it when whatever writes it has finished.",
	});
}

/** Null when the file changed on the way. */
async function hashOnce(path: string, options: HashFileOptions): Promise<HashedFile | null> {
	// Without O_NONBLOCK, opening a named pipe would wait for a writer forever.
	const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	try {
		const before = await handle.stat({ bigint: true });
		if (!before.isFile()) throw new WhenceError("invalid", `${path} is not a regular file.`);
		const { hash, sizeBytes } = await readThrough(handle, Number(before.size), options);
		// By path, not by handle: another file may have taken its place.
		const after = await stat(path, { bigint: true });
		const isSame =
			BigInt(sizeBytes) === before.size &&
			after.size === before.size &&
			after.mtimeNs === before.mtimeNs &&
			after.ino === before.ino &&
			after.dev === before.dev;
		return isSame ? { hash, sizeBytes, mtimeNs: before.mtimeNs } : null;
	} finally {
		await handle.close();
	}
}

async function readThrough(handle: FileHandle, totalBytes: number, { onProgress, signal }: HashFileOptions) {
	const hash = createHash("sha256");
	// Two buffers: the disk fills one while the processor hashes the other.
	const size = Math.max(1, Math.min(chunkBytes, totalBytes + 1));
	let [current, next] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
	let sizeBytes = 0;
	let { bytesRead } = await handle.read(current, 0, size);
	while (bytesRead > 0) {
		signal?.throwIfAborted();
		const [ahead] = await Promise.all([
			handle.read(next, 0, size),
			hash.update(current.subarray(0, bytesRead)),
		]);
		sizeBytes += bytesRead;
		onProgress?.(sizeBytes, totalBytes);
		[current, next] = [next, current];
		bytesRead = ahead.bytesRead;
	}
	return { hash: hash.digest("hex"), sizeBytes };
}
