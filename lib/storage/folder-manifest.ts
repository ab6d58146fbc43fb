import { createHash } from "node:crypto";
import { join } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { type FolderEntry, formatFolderManifest, parseFolderManifest } from "../contracts/folder-manifest.ts";
import { statBlob } from "./blobs.ts";
import { hashFile } from "./hash-file.ts";
import type { LocalStorage } from "./layout.ts";
import { type FolderListing, walkFolder } from "./walk-folder.ts";

export interface HashedFolder {
	/** The canonical manifest: what is hashed, and kept as a blob when the folder is managed. */
	manifest: Buffer;
	hash: string;
	/** Of all its files together. */
	sizeBytes: number;
	/** The newest time of anything in it. */
	mtimeNs: bigint;
	entries: FolderEntry[];
}

/**
 * Hashes a folder: every file in it, then the manifest that lists them.
 *
 * @param onProgress called with the bytes hashed so far, of all files.
 * @throws WhenceError `content_changed` when files came, went or changed meanwhile; `invalid` as in {@link walkFolder}.
 */
export async function manifestOfFolder(
	path: string,
	{
		onProgress,
		signal,
	}: { onProgress?: (doneBytes: number, totalBytes: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<HashedFolder> {
	const before = await walkFolder(path);
	const entries: FolderEntry[] = [];
	let doneBytes = 0;
	for (const file of before.files) {
		const { hash, sizeBytes } = await hashFile(join(path, file.path), {
			signal,
			onProgress: (ofFile) => onProgress?.(doneBytes + ofFile, before.sizeBytes),
		});
		doneBytes += sizeBytes;
		entries.push({ path: file.path, sizeBytes, hash });
	}
	if (!isSameListing(before, await walkFolder(path))) {
		throw new WhenceError("content_changed", `${path} changed while it was read.`, {
			hint: "Save it when whatever writes into it has finished.",
		});
	}
	const manifest = Buffer.from(formatFolderManifest(entries));
	return {
		manifest,
		hash: createHash("sha256").update(manifest).digest("hex"),
		sizeBytes: before.sizeBytes,
		mtimeNs: before.mtimeNs,
		entries,
	};
}

/** The same files with the same sizes and times, in whichever order the disk names them. */
function isSameListing(a: FolderListing, b: FolderListing): boolean {
	if (a.files.length !== b.files.length || a.sizeBytes !== b.sizeBytes || a.mtimeNs !== b.mtimeNs)
		return false;
	const known = new Map(a.files.map((file) => [file.path, file]));
	return b.files.every((file) => {
		const was = known.get(file.path);
		return was?.sizeBytes === file.sizeBytes && was.mtimeNs === file.mtimeNs;
	});
}

/**
 * Reads a manifest and requires that every blob it names lies in the storage: a folder's record must never
 * promise bytes that are not there.
 *
 * @returns its entries, and the size of all its files together.
 */
export async function requireWholeFolder(
	storage: LocalStorage,
	manifest: Uint8Array,
): Promise<{ entries: FolderEntry[]; sizeBytes: number }> {
	const entries = parseFolderManifest(manifest);
	let sizeBytes = 0;
	for (const entry of entries) {
		const blob = await statBlob(storage, entry.hash);
		if (blob?.sizeBytes !== entry.sizeBytes) {
			throw new WhenceError("invalid", `The folder names ${entry.path}, whose bytes were not uploaded.`, {
				hint: "Upload every file of a folder before its manifest.",
			});
		}
		sizeBytes += entry.sizeBytes;
	}
	return { entries, sizeBytes };
}
