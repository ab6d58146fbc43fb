import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";

/** One thing in an archive. */
export interface ArchiveEntry {
	path: string;
	sizeBytes: number;
	packedBytes?: number;
	isFolder: boolean;
}

/** What is in an archive: names and sizes, never unpacked. */
export function previewEntries(
	format: string,
	entries: readonly ArchiveEntry[],
	total: number | null,
): PreviewBody & PreviewFacts {
	const shown = entries.slice(0, maxRows);
	const isPacked = shown.some(({ packedBytes }) => packedBytes !== undefined);
	const rows = shown.map(({ path, sizeBytes, packedBytes, isFolder }) => {
		const size = isFolder ? null : sizeBytes.toLocaleString("en");
		return isPacked ? [path, size, isFolder ? null : (packedBytes ?? 0).toLocaleString("en")] : [path, size];
	});
	const names = isPacked ? ["Path", "Bytes", "Packed"] : ["Path", "Bytes"];
	return {
		kind: "tables",
		tables: [makeTable(names, rows, { types: ["", "integer", "integer"] })],
		text: null,
		format,
		packing: null,
		...extentOf("entries", shown.length, total),
	};
}
