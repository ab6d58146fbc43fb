import { readFile } from "node:fs/promises";
import { WhenceError } from "../contracts/errors.ts";
import type { FolderEntry } from "../contracts/folder-manifest.ts";
import { statBlob } from "./blobs.ts";
import { requireWholeFolder } from "./folder-manifest.ts";
import { blobPath, type LocalStorage } from "./layout.ts";

/** A manifest is held in memory whole: about half a million files. */
const maxManifestBytes = 64 * 1024 * 1024;

/**
 * Reads the manifest of a managed folder by its hash, and requires that every blob it names is there.
 *
 * @throws WhenceError `not_found` without such a blob, `invalid` when it is no manifest or a blob is missing,
 *   `too_large` above 64 MiB.
 */
export async function readFolderManifest(
	storage: LocalStorage,
	hash: string,
): Promise<{ entries: FolderEntry[]; sizeBytes: number }> {
	const blob = await statBlob(storage, hash);
	if (blob === null) throw new WhenceError("not_found", `The manifest ${hash} was not uploaded.`);
	if (blob.sizeBytes > maxManifestBytes) {
		throw new WhenceError(
			"too_large",
			`The folder's manifest has ${blob.sizeBytes} bytes, more than 64 MiB.`,
			{
				hint: "Save the folder in parts.",
			},
		);
	}
	return requireWholeFolder(storage, await readFile(blobPath(storage, hash)));
}
