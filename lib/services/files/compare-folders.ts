import { join } from "node:path";
import { WhenceError } from "../../contracts/errors.ts";
import type { Comparison } from "../../contracts/previews.ts";
import { hashFile } from "../../storage/hash-file.ts";
import { walkFolder } from "../../storage/walk-folder.ts";
import type { BlobPlace } from "./blob-place.ts";

/** Paths of each sort that are named. */
const maxNamed = 200;
/** Files of equal size are read to be compared, up to this much on each side. */
const maxHashedBytes = 256 * 1024 * 1024;

/** What was added, removed and changed from one folder to another; only while both hold what was recorded. */
export async function compareFolders(older: BlobPlace, newer: BlobPlace): Promise<Comparison> {
	const [before, after] = [await listingOf(older), await listingOf(newer)];
	if (before === null || after === null) {
		const which = before === null ? "older" : "newer";
		return {
			kind: "none",
			reason: `The ${which} folder no longer holds what was recorded, so nothing can be compared.`,
		};
	}
	const known = new Map(before.map(({ path, sizeBytes }) => [path, sizeBytes]));
	const added: string[] = [];
	const changed: string[] = [];
	let [same, unread, left] = [0, 0, maxHashedBytes];
	for (const { path, sizeBytes } of after) {
		const was = known.get(path);
		known.delete(path);
		if (was === undefined) added.push(path);
		else if (was !== sizeBytes) changed.push(path);
		else if (sizeBytes > left) unread++;
		else {
			left -= sizeBytes;
			const [a, b] = [await hashFile(join(older.path, path)), await hashFile(join(newer.path, path))];
			if (a.hash === b.hash) same++;
			else changed.push(path);
		}
	}
	const removed = [...known.keys()];
	const note =
		unread > 0 ? `${unread.toLocaleString("en")} files of equal size were too large to be read.` : null;
	return {
		kind: "folder",
		added: added.slice(0, maxNamed),
		removed: removed.slice(0, maxNamed),
		changed: changed.slice(0, maxNamed),
		counts: { added: added.length, removed: removed.length, changed: changed.length, same },
		note,
	};
}

/** The files of a folder, by path; null when it is gone or differs from what was recorded. */
async function listingOf({
	path,
	sizeBytes,
	mtimeNs,
}: BlobPlace): Promise<{ path: string; sizeBytes: number }[] | null> {
	try {
		const listing = await walkFolder(path);
		if (listing.sizeBytes !== sizeBytes || listing.mtimeNs !== mtimeNs) return null;
		return listing.files.sort((a, b) => (a.path < b.path ? -1 : 1));
	} catch (error) {
		if (error instanceof WhenceError && error.code !== "internal") return null;
		throw error;
	}
}
