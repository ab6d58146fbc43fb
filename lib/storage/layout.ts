import { join } from "node:path";
import { WhenceError } from "../contracts/errors.ts";

/** The folder inside a storage that is ours alone. */
export const whenceFolder = ".whence";

/** A folder on this host that keeps bytes; `root` is its real path, `uid` what its marker says. */
export interface LocalStorage {
	root: string;
	uid: string;
}

/** Where the marker is that ties a folder to its storage record. */
export function markerPath(root: string): string {
	return join(root, whenceFolder, "storage.json");
}

/** Where uploads lie until they are whole. */
export function stagingFolder(storage: LocalStorage): string {
	return join(storage.root, whenceFolder, "staging");
}

/**
 * Where the bytes of `hash` lie, relative to the storage: 256 folders by the first two characters.
 *
 * @throws WhenceError `invalid` when `hash` is not a SHA-256 in lower-case hexadecimal.
 */
export function blobRelativePath(hash: string): string {
	if (!/^[0-9a-f]{64}$/.test(hash)) {
		throw new WhenceError("invalid", "This is not a SHA-256 in hexadecimal.", { field: "hash" });
	}
	return `${whenceFolder}/blobs/${hash.slice(0, 2)}/${hash.slice(2)}`;
}

/** The absolute path at which the bytes of `hash` lie, or would. */
export function blobPath(storage: LocalStorage, hash: string): string {
	return join(storage.root, blobRelativePath(hash));
}

/** True for `.whence`, also on file systems that do not know upper from lower case. */
export function isWhenceFolder(name: string): boolean {
	return name.toLowerCase() === whenceFolder;
}
