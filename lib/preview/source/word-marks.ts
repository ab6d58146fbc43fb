import { diffWordsWithSpace } from "diff";
import type { DiffMark } from "../../contracts/transform-comparison.ts";

const maxChars = 500;
/** Where more of a line changed than this, marking it all would only shout. */
const maxShare = 0.8;

/** What changed within two lines that belong together, by words. */
export function wordMarks(older: string, newer: string): { older: DiffMark[]; newer: DiffMark[] } {
	const none = { older: [], newer: [] };
	if (older.length > maxChars || newer.length > maxChars) return none;
	const marks: { older: DiffMark[]; newer: DiffMark[] } = { older: [], newer: [] };
	let [a, b] = [0, 0];
	for (const { value, added, removed } of diffWordsWithSpace(older, newer)) {
		if (removed) add(marks.older, a, value.length);
		if (added) add(marks.newer, b, value.length);
		if (!added) a += value.length;
		if (!removed) b += value.length;
	}
	return isMostly(marks.older, older) && isMostly(marks.newer, newer) ? none : marks;
}

function add(marks: DiffMark[], start: number, length: number): void {
	const last = marks.at(-1);
	if (last && last.end === start) last.end += length;
	else marks.push({ start, end: start + length });
}

function isMostly(marks: readonly DiffMark[], text: string): boolean {
	const marked = marks.reduce((sum, { start, end }) => sum + end - start, 0);
	return marked > maxShare * text.trim().length;
}
