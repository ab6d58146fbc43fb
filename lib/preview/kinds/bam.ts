import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import type { Head } from "../unpack.ts";
import { samHeaderTables } from "./sam-header.ts";
import { maxTextChars } from "./text.ts";
import { previewVcf } from "./vcf.ts";

/** The header of BAM or BCF, unpacked already (SAM specification, 4.2; VCF specification, 6); null for other bytes. */
export function previewBinaryHeader({ bytes }: Head): (PreviewBody & PreviewFacts) | null {
	const magic = bytes.toString("latin1", 0, 5);
	if (magic === "BCF\x02\x02" || magic === "BCF\x02\x01") {
		const { text, isCut } = headerText(bytes, 5);
		return previewVcf({ text, isWhole: !isCut, bytes: text.length }, "BCF header");
	}
	if (!magic.startsWith("BAM\x01")) return null;
	const { text, isCut, end } = headerText(bytes, 4);
	const references = !isCut && bytes.length >= end + 4 ? bytes.readInt32LE(end) : null;
	const count =
		references === null || references < 0 ? "" : `, ${references.toLocaleString("en")} references`;
	return {
		kind: "tables",
		tables: samHeaderTables(text, isCut),
		text: text.slice(0, maxTextChars),
		format: "BAM",
		packing: null,
		extent: `${isCut ? "Beginning of the header" : "Header"}${count}`,
		isWhole: false,
	};
}

function headerText(bytes: Buffer, at: number): { text: string; isCut: boolean; end: number } {
	const length = bytes.length >= at + 4 ? bytes.readInt32LE(at) : -1;
	const start = at + 4;
	// A length that cannot be is a damaged file: nothing of it is a header.
	if (length < 0) return { text: "", isCut: true, end: start };
	const end = start + length;
	const text = bytes.toString("utf8", start, Math.min(bytes.length, end)).split("\0", 1).join("");
	return { text, isCut: end > bytes.length, end };
}
