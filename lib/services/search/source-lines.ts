import { notebookCells } from "../../contracts/notebook-cells.ts";
import type { SourceLine } from "../../contracts/source-search.ts";
import { marksOf } from "./marks.ts";
import type { Terms } from "./terms.ts";

const shownLines = 3;
const shownLength = 200;
/** Where a match stands far in a line, so much before it is shown. */
const lead = 40;

/**
 * The lines of a source that have what was typed: all of it where any line does, else all of its words, else any.
 * Of a notebook the cells are read, not what they printed.
 */
export function sourceLines(source: string, terms: Terms): { lines: SourceLine[]; lineCount: number } {
	const cells = notebookCells(source);
	const all = cells ? cells.flatMap((cell, at) => linesOf(cell.source, at + 1)) : linesOf(source, null);
	const [phrase = "", ...words] = [terms.phrase, ...terms.words].map((text) => text.toLowerCase());
	const lowered = all.map((each) => ({ each, text: each.text.toLowerCase() }));
	const ways = [
		(text: string) => text.includes(phrase),
		(text: string) => words.every((word) => text.includes(word)),
		(text: string) => words.some((word) => text.includes(word)),
	];
	// Every word must be in the code, though in lines apart: the database also looked at what a notebook printed.
	if (!words.every((word) => lowered.some(({ text }) => text.includes(word))))
		return { lines: [], lineCount: 0 };
	for (const way of ways) {
		const found = lowered.filter(({ text }) => way(text)).map(({ each }) => each);
		if (found.length > 0)
			return {
				lines: found.slice(0, shownLines).map((line) => shortened(line, terms)),
				lineCount: found.length,
			};
	}
	return { lines: [], lineCount: 0 };
}

interface Line {
	cell: number | null;
	line: number;
	text: string;
}

function linesOf(source: string, cell: number | null): Line[] {
	return source.split(/\r\n|\n|\r/).map((text, at) => ({ cell, line: at + 1, text }));
}

function shortened({ cell, line, text }: Line, terms: Terms): SourceLine {
	const trimmed = text.trimStart();
	const first = marksOf(trimmed, terms)[0]?.[0] ?? 0;
	const from = first > shownLength - lead ? first - lead : 0;
	const part = trimmed.slice(from, from + shownLength);
	const shown = `${from > 0 ? "…" : ""}${part}${from + shownLength < trimmed.length ? "…" : ""}`;
	return { cell, line, text: shown, marks: marksOf(shown, terms) };
}
