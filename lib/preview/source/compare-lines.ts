import { diffArrays } from "diff";
import type { DiffLine, DiffRow, DiffStretch } from "../../contracts/transform-comparison.ts";
import { align, likenessOf, wordCounts } from "./align.ts";
import { type DiffBudget, shownLine } from "./budget.ts";
import { wordMarks } from "./word-marks.ts";

/** Lines that are shown on both sides of a change. */
const context = 3;
/** Lines that have less in common than this are not the same line, changed. */
const leastLikeness = 0.4;

/** What changed from one list of lines to another. */
export interface LinesDiff {
	added: number;
	removed: number;
	stretches: DiffStretch[];
}

/** The lines of a text; how they end does not matter. */
export function linesOf(text: string): string[] {
	const lines = text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

/** Compares lines, with what is the same between; null when that takes too long. */
export function compareLines(
	older: readonly string[],
	newer: readonly string[],
	budget: DiffBudget,
): LinesDiff | null {
	const timeout = Math.max(1, budget.deadline - Date.now());
	const changes = diffArrays([...older], [...newer], { timeout });
	if (changes === undefined) return null;
	const diff: LinesDiff = { added: 0, removed: 0, stretches: [] };
	let [olderNo, newerNo] = [1, 1];
	let [gone, come]: [string[], string[]] = [[], []];
	const flush = () => {
		if (gone.length + come.length === 0) return;
		diff.removed += gone.length;
		diff.added += come.length;
		const rows = changedRows(gone, come, { olderNo, newerNo }, budget);
		if (rows.length > 0) diff.stretches.push({ kind: "changed", rows });
		olderNo += gone.length;
		newerNo += come.length;
		[gone, come] = [[], []];
	};
	for (const [index, { value, added, removed }] of changes.entries()) {
		if (removed) gone = gone.concat(value);
		else if (added) come = come.concat(value);
		else {
			flush();
			const isLast = index === changes.length - 1;
			diff.stretches.push(
				...sameStretches(value, { olderNo, newerNo, isFirst: index === 0, isLast }, budget),
			);
			olderNo += value.length;
			newerNo += value.length;
		}
	}
	flush();
	return diff;
}

function changedRows(
	older: readonly string[],
	newer: readonly string[],
	{ olderNo, newerNo }: { olderNo: number; newerNo: number },
	budget: DiffBudget,
): DiffRow[] {
	const rows: DiffRow[] = [];
	const [a, b] = [older.map(wordCounts), newer.map(wordCounts)];
	for (const [i, j] of align(a, b, likenessOf, leastLikeness)) {
		if (budget.changedLines <= 0 || budget.chars <= 0) {
			budget.isCut = true;
			break;
		}
		budget.changedLines -= (i === null ? 0 : 1) + (j === null ? 0 : 1);
		const left = i === null ? null : shownLine(older[i] ?? "", budget);
		const right = j === null ? null : shownLine(newer[j] ?? "", budget);
		const marks = left !== null && right !== null ? wordMarks(left, right) : { older: [], newer: [] };
		const line = (no: number, text: string | null, marks: DiffLine["marks"]): DiffLine | null =>
			text === null ? null : { no, text, marks };
		rows.push({
			older: line(olderNo + (i ?? 0), left, marks.older),
			newer: line(newerNo + (j ?? 0), right, marks.newer),
		});
	}
	return rows;
}

/** Lines that are the same: some about each change, the rest folded between them. */
function sameStretches(
	lines: readonly string[],
	at: { olderNo: number; newerNo: number; isFirst: boolean; isLast: boolean },
	budget: DiffBudget,
): DiffStretch[] {
	const head = at.isFirst ? 0 : context;
	const tail = at.isLast ? 0 : context;
	const stretch = (start: number, end: number, isFolded: boolean): DiffStretch[] => {
		if (end <= start) return [];
		const count = end - start;
		const isSent = !isFolded || (budget.equalLines >= count && budget.chars > 0);
		if (isFolded && isSent) budget.equalLines -= count;
		const shown = isSent ? lines.slice(start, end).map((line) => shownLine(line, budget)) : null;
		const { olderNo, newerNo } = at;
		return [
			{
				kind: "same",
				olderNo: olderNo + start,
				newerNo: newerNo + start,
				lineCount: count,
				lines: shown,
				isFolded,
			},
		];
	};
	// A fold that would hide a line or two is not worth its own line.
	if (lines.length <= head + tail + 2 && !(at.isFirst && at.isLast)) return stretch(0, lines.length, false);
	return [
		...stretch(0, head, false),
		...stretch(head, lines.length - tail, true),
		...stretch(lines.length - tail, lines.length, false),
	];
}
