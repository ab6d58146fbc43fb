import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import type { Head } from "../unpack.ts";

const shownBytes = 512;
const perLine = 16;

const magics: [start: string, format: string][] = [
	["CRAM", "CRAM"],
	["\x89HDF\r\n\x1a\n", "HDF5"],
	["ARROW1", "Arrow"],
	["FEA1", "Feather"],
	["SQLite format 3\0", "SQLite database"],
	["%PDF-", "PDF"],
	["\x93NUMPY", "NumPy array"],
	["\x28\xb5\x2f\xfd", "Zstandard-packed"],
	["\xfd7zXZ\0", "xz-packed"],
	["BZh", "bzip2-packed"],
	["7z\xbc\xaf", "7-Zip archive"],
	["\x7fELF", "Program (ELF)"],
	["II\x2a\0", "TIFF picture"],
	["MM\0\x2a", "TIFF picture"],
	["BAI\x01", "BAM index"],
	["CSI\x01", "Index of blocked gzip"],
	["TBI\x01", "Tabix index"],
	["\x80\x04\x95", "Python pickle"],
	["\x80\x05\x95", "Python pickle"],
];

/** The first bytes of what has no other preview, as numbers and letters. */
export function previewHex({ bytes, isWhole }: Head): PreviewBody & PreviewFacts {
	const start = bytes.toString("latin1", 0, 32);
	const shown = bytes.subarray(0, shownBytes);
	const lines = [];
	for (let at = 0; at < shown.length; at += perLine) {
		const line = shown.subarray(at, at + perLine);
		lines.push({
			offset: at.toString(16).padStart(8, "0"),
			bytes: [...line].map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
			text: line.toString("latin1").replace(/[^\x20-\x7e]/g, "·"),
		});
	}
	const isAll = isWhole && bytes.length <= shownBytes;
	return {
		kind: "hex",
		lines,
		format: magics.find(([prefix]) => start.startsWith(prefix))?.[1] ?? "Binary data",
		packing: null,
		extent: isAll ? "All bytes" : `First ${shown.length} bytes`,
		isWhole: isAll,
	};
}
