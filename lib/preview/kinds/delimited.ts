import Papa from "papaparse";
import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { columnType, isNumericType } from "../column-types.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";
import type { TextHead } from "../text-head.ts";

const separators: Record<string, string> = { ".tsv": "\t", ".tab": "\t", ".psv": "|" };
const named: Record<string, { format: string; names: readonly string[] }> = {
	".bed": {
		format: "BED",
		names:
			"chrom start end name score strand thickStart thickEnd itemRgb blockCount blockSizes blockStarts".split(
				" ",
			),
	},
	".gff": { format: "GFF", names: "seqid source type start end score strand phase attributes".split(" ") },
	".gtf": {
		format: "GTF",
		names: "seqname source feature start end score strand frame attribute".split(" "),
	},
};
named[".gff3"] = { format: "GFF3", names: named[".gff"]?.names ?? [] };

type Shown = PreviewBody & PreviewFacts;

/** All rows of a text that is whole; of a beginning as many as are shown, cut at its last whole line. */
function rowsOf({ text, isWhole }: TextHead, separator: string, isPlain: boolean) {
	const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
		delimiter: separator,
		// "greedy" would hide lines of separators alone, which are rows.
		skipEmptyLines: true,
		preview: isWhole ? 0 : maxRows + 2,
		...(isPlain ? { quoteChar: "\0", comments: "#" } : {}),
	});
	const isAll = !parsed.meta.truncated && isWhole;
	// A row that the head's end cuts off may be half a row.
	const rows = parsed.meta.truncated || isWhole ? parsed.data : parsed.data.slice(0, -1);
	return { rows, isAll, separator: parsed.meta.delimiter };
}

/** Whether the first row names the columns: distinct words, and not values like those below. */
function hasHeader([first, ...rest]: readonly string[][]): boolean {
	if (!first || first.some((cell) => cell.trim() === "" || isNumericType(columnType([cell])))) return false;
	if (new Set(first).size !== first.length) return false;
	return rest.length > 0 || first.length > 1;
}

/** CSV, TSV and their like, as a table; null when there is no row. */
export function previewDelimited(head: TextHead, suffix: string): Shown | null {
	const known = named[suffix];
	const { rows, isAll, separator } = rowsOf(
		head,
		known ? "\t" : (separators[suffix] ?? ""),
		known !== undefined,
	);
	const width = Math.max(0, ...rows.map((row) => row.length));
	if (rows.length === 0 || width === 0) return null;
	const isHeaded = !known && hasHeader(rows);
	const names = Array.from(
		{ length: width },
		(_, index) => (isHeaded ? rows[0]?.[index] : known?.names[index]) || `Column ${index + 1}`,
	);
	const values = (isHeaded ? rows.slice(1) : rows).map((row) => names.map((_, index) => row[index] ?? ""));
	const shown = Math.min(values.length, maxRows);
	const note = isHeaded || known ? null : "No header was found: the columns are numbered.";
	const format =
		known?.format ?? (separator === "\t" ? "TSV" : separator === "," ? "CSV" : `CSV by ${separator}`);
	return {
		kind: "tables",
		tables: [makeTable(names, values, { note })],
		text: null,
		format,
		packing: null,
		...extentOf("rows", shown, isAll ? values.length : null),
	};
}

/** Whether a text of no telling name is a table: the same number of tabs in each of its lines. */
export function looksTabbed(text: string): boolean {
	const lines = text.split("\n", 12).slice(0, -1);
	const tabs = lines[0]?.split("\t").length ?? 0;
	return lines.length >= 3 && tabs > 1 && lines.every((line) => line.split("\t").length === tabs);
}
