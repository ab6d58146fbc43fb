import type { Mark } from "../../contracts/search.ts";
import { isSlip } from "./slips.ts";
import type { Terms } from "./terms.ts";

/** No text shows more; a letter typed into a long one would else mark half of it. */
const maxMarks = 20;

/**
 * Where a text has what was typed, as half-open ranges of its UTF-16 units, in order and apart: all of it in one
 * piece, else each word, at beginnings of words where there are any.
 */
export function marksOf(text: string, { phrase, words }: Terms): Mark[] {
	const whole = occurrences(text, phrase);
	return joined(whole.length > 0 ? whole : words.flatMap((word) => occurrences(text, word)));
}

/** Where a text has a word that was probably meant, of what is alike only. */
export function marksOfSimilar(text: string, { words }: Terms): Mark[] {
	const typed = words.flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []);
	const meant = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
		.filter(([part]) => typed.some((word) => isSlip(word.toLowerCase(), part.toLowerCase())))
		.map((match): Mark => [match.index, match.index + match[0].length]);
	return joined(meant);
}

function occurrences(text: string, part: string): Mark[] {
	if (part === "") return [];
	const literal = part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
	const all = [...text.matchAll(new RegExp(literal, "giu"))].map(
		(match): Mark => [match.index, match.index + match[0].length],
	);
	const beginnings = all.filter(
		([start]) => !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)),
	);
	return beginnings.length > 0 ? beginnings : all;
}

function joined(marks: readonly Mark[]): Mark[] {
	const apart: Mark[] = [];
	for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
		const last = apart.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else apart.push([start, end]);
	}
	return apart.slice(0, maxMarks);
}
