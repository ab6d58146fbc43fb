import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { explainFsError } from "./fs-error.ts";
import { isWhenceFolder } from "./layout.ts";

/** What a folder holds, without reading any content. */
export interface FolderListing {
	/** Regular files, by path relative to the folder. */
	files: { path: string; sizeBytes: number; mtimeNs: bigint }[];
	sizeBytes: number;
	/** The newest time of any file or folder in it: adding, removing, renaming and writing all move it. */
	mtimeNs: bigint;
}

/**
 * Lists a folder to its leaves. `.whence` folders are left out.
 *
 * @throws WhenceError `invalid`, naming it, for a symbolic link, a special file, or a name that is not UTF-8.
 */
export async function walkFolder(root: string): Promise<FolderListing> {
	const listing: FolderListing = { files: [], sizeBytes: 0, mtimeNs: 0n };
	const pending = [""];
	for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
		try {
			note(listing, (await lstat(join(root, folder), { bigint: true })).mtimeNs);
			for (const bytes of await readdir(join(root, folder), { encoding: "buffer" })) {
				const name = nameOf(bytes, join(root, folder));
				if (isWhenceFolder(name)) continue;
				const path = folder === "" ? name : `${folder}/${name}`;
				const entry = await lstat(join(root, path), { bigint: true });
				if (entry.isDirectory()) {
					pending.push(path);
				} else if (entry.isFile()) {
					listing.files.push({ path, sizeBytes: Number(entry.size), mtimeNs: entry.mtimeNs });
					listing.sizeBytes += Number(entry.size);
					note(listing, entry.mtimeNs);
				} else {
					throw refusal(join(root, path), entry.isSymbolicLink());
				}
			}
		} catch (error) {
			throw explainFsError(error, join(root, folder));
		}
	}
	return listing;
}

function note(listing: FolderListing, mtimeNs: bigint): void {
	if (mtimeNs > listing.mtimeNs) listing.mtimeNs = mtimeNs;
}

function nameOf(bytes: Buffer, folder: string): string {
	const name = bytes.toString("utf8");
	if (Buffer.from(name, "utf8").equals(bytes)) return name;
	throw new WhenceError("invalid", `${folder} holds a name that is not UTF-8: ${JSON.stringify(name)}.`, {
		hint: "Rename it: such a name could not be given back as it was.",
	});
}

function refusal(path: string, isLink: boolean): WhenceError {
	if (!isLink) return new WhenceError("invalid", `${path} is not a regular file (a pipe, socket or device).`);
	return new WhenceError(
		"invalid",
		`${path} is a symbolic link: a folder is saved with what it holds itself.`,
		{
			hint: "Replace the link by the file that it points to, or save that file by itself.",
		},
	);
}
