import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";
import type { TextHead } from "../text-head.ts";
import { maxTextChars } from "./text.ts";

export function looksVcf(text: string): boolean {
	return text.startsWith("##fileformat=VCF");
}

/** VCF: its variants as a table, its header as text. */
export function previewVcf({ text, isWhole }: TextHead, format = "VCF"): PreviewBody & PreviewFacts {
	const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
	if (!isWhole) lines.pop();
	const at = lines.findIndex((line) => line.startsWith("#CHROM"));
	const header = lines.slice(0, at < 0 ? lines.length : at).join("\n");
	const rest = at < 0 ? [] : lines.slice(at + 1).filter((line) => line !== "");
	const names = (lines[at] ?? "").slice(1).split("\t");
	const rows = rest.slice(0, maxRows).map((line) => line.split("\t"));
	const isHeader = format !== "VCF";
	const samples = at < 0 || isHeader ? null : Math.max(0, names.length - 9);
	const note =
		samples === null ? null : `${samples.toLocaleString("en")} ${samples === 1 ? "sample" : "samples"}.`;
	return {
		kind: "tables",
		tables: at < 0 || isHeader ? [] : [makeTable(names, rows, { title: "Variants", note })],
		text: header.slice(0, maxTextChars),
		format,
		packing: null,
		...(isHeader
			? { extent: isWhole ? "Header" : "Beginning of the header", isWhole: false }
			: extentOf("variants", rows.length, isWhole ? rest.length : null)),
	};
}
