import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";
import type { TextHead } from "../text-head.ts";
import { samHeaderTables } from "./sam-header.ts";

const fields = "QNAME FLAG RNAME POS MAPQ CIGAR RNEXT PNEXT TLEN SEQ QUAL".split(" ");

export function looksSam(text: string): boolean {
	return /^@(HD|SQ|RG|PG)\t[A-Z][A-Z0-9]:/.test(text);
}

/** SAM: its header, then its first alignments. */
export function previewSam({ text, isWhole }: TextHead): PreviewBody & PreviewFacts {
	const lines = text.split("\n");
	if (!isWhole) lines.pop();
	const first = lines.findIndex((line) => !line.startsWith("@"));
	const header = lines.slice(0, first < 0 ? lines.length : first);
	const rest = first < 0 ? [] : lines.slice(first).filter((line) => line !== "");
	const rows = rest.slice(0, maxRows).map((line) => {
		const parts = line.split("\t");
		return [...parts.slice(0, 11), parts.slice(11).join(" ")];
	});
	const alignments = rows.length > 0 ? [makeTable([...fields, "Tags"], rows, { title: "Alignments" })] : [];
	return {
		kind: "tables",
		tables: [...samHeaderTables(header.join("\n"), first < 0 && !isWhole), ...alignments],
		text: null,
		format: "SAM",
		packing: null,
		...extentOf("alignments", rows.length, isWhole ? rest.length : null),
	};
}
