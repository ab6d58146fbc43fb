import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";
import type { TextHead } from "../text-head.ts";

const maxBases = 80;

/** Whether a text begins with a named sequence. */
export function looksFasta(text: string): boolean {
	return /^>[^\n]{1,2000}\n[A-Za-z*.-]{1,2000}\r?(\n|$)/.test(text);
}

/** Names, lengths and beginnings of sequences. */
export function previewFasta({ text, isWhole }: TextHead): PreviewBody & PreviewFacts {
	const rows: string[][] = [];
	let count = 0;
	for (let at = text.indexOf(">"); at >= 0; ) {
		const next = text.indexOf("\n>", at);
		const isEnd = next < 0;
		count++;
		if (rows.length < maxRows) {
			const record = text.slice(at + 1, isEnd ? text.length : next);
			const line = record.indexOf("\n");
			const head = (line < 0 ? record : record.slice(0, line)).trim();
			const sequence = line < 0 ? "" : record.slice(line + 1).replace(/\s+/g, "");
			const [name = ""] = head.split(/\s/, 1);
			const length = sequence.length.toLocaleString("en");
			rows.push([
				name,
				head.slice(name.length).trim(),
				isEnd && !isWhole ? `at least ${length}` : length,
				sequence.length > maxBases ? `${sequence.slice(0, maxBases)}…` : sequence,
			]);
		}
		at = isEnd ? -1 : next + 1;
	}
	return {
		kind: "tables",
		tables: [
			makeTable(["Name", "Description", "Length", "Beginning"], rows, {
				types: ["text", "text", "bases or residues", "text"],
			}),
		],
		text: null,
		format: "FASTA",
		packing: null,
		...extentOf("sequences", rows.length, isWhole ? count : null),
	};
}
