import { lstat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { syncFolder } from "./durable.ts";
import { explainFsError, fsCode } from "./fs-error.ts";
import { blobPath, blobRelativePath, type LocalStorage } from "./layout.ts";

/** Managed bytes as they lie on the disk. */
export interface StoredBlob {
	/** Relative to the storage's root: what the database keeps as the blob's path. */
	relativePath: string;
	hash: string;
	sizeBytes: number;
	mtimeNs: bigint;
}

/** What lies at the place of `hash`, or null when nothing does. Looks at the name and size, reads no bytes. */
export async function statBlob(storage: LocalStorage, hash: string): Promise<StoredBlob | null> {
	const path = blobPath(storage, hash);
	try {
		const found = await lstat(path, { bigint: true });
		if (!found.isFile()) throw new WhenceError("invalid", `${path} is not a file, yet has a blob's name.`);
		return {
			relativePath: blobRelativePath(hash),
			hash,
			sizeBytes: Number(found.size),
			mtimeNs: found.mtimeNs,
		};
	} catch (error) {
		if (fsCode(error) === "ENOENT") return null;
		throw explainFsError(error, path);
	}
}

/**
 * Frees managed bytes. Only ever a blob: any other path is refused, so that no caller's mistake
 * removes a person's file.
 *
 * @returns false when nothing was there.
 */
export async function removeBlob(storage: LocalStorage, relativePath: string): Promise<boolean> {
	const [, shard, rest] = /^\.whence\/blobs\/([0-9a-f]{2})\/([0-9a-f]{62})$/.exec(relativePath) ?? [];
	if (shard === undefined || rest === undefined) {
		throw new WhenceError("invalid", `${relativePath} is not a managed blob: it is never removed.`);
	}
	const path = join(storage.root, relativePath);
	try {
		// A link in place of the folder would lead the removal elsewhere.
		for (const folder of [dirname(path), dirname(dirname(path)), dirname(dirname(dirname(path)))]) {
			if (!(await lstat(folder)).isDirectory())
				throw new WhenceError("invalid", `${folder} is not a folder.`);
		}
		await unlink(path);
		await syncFolder(dirname(path));
		return true;
	} catch (error) {
		if (fsCode(error) === "ENOENT") return false;
		throw explainFsError(error, path);
	}
}
