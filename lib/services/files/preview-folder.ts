import type { Database } from "../../../db/client.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { Preview } from "../../contracts/previews.ts";
import { previewEntries } from "../../preview/kinds/archive.ts";
import { walkFolder } from "../../storage/walk-folder.ts";
import { blobPlace } from "./blob-place.ts";

/** What lies in a recorded folder: paths and sizes, by size and time held against what was recorded. */
export async function previewFolder(db: Database, fileUid: string): Promise<Preview> {
	const place = await blobPlace(db, fileUid);
	let listing: Awaited<ReturnType<typeof walkFolder>>;
	try {
		listing = await walkFolder(place.path);
	} catch (error) {
		// A folder that vanished, or holds a link by now, is news to show, not a fault.
		if (error instanceof WhenceError && error.code !== "internal")
			return { kind: "none", reason: error.message };
		throw error;
	}
	const isSame = listing.sizeBytes === place.sizeBytes && listing.mtimeNs === place.mtimeNs;
	const entries = listing.files
		.map(({ path, sizeBytes }) => ({ path, sizeBytes, isFolder: false }))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	const shown = previewEntries("Folder", entries, entries.length);
	const [table] = shown.kind === "tables" ? shown.tables : [];
	if (table && !isSame) {
		table.note =
			"What lies there now: a size or time differs from what was recorded. Verify it to know more.";
	}
	return shown;
}
