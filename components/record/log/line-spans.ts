import Anser from "anser";
import { colouredText, plainText } from "../../../lib/contracts/terminal-text.ts";

/** A piece of a line that looks the same. */
export interface LineSpan {
	text: string;
	/** One of eight, as `red`. */
	color?: string;
	isBold?: boolean;
	/** It has what was searched for. */
	isHit?: boolean;
}

/** A line with its colours; what else it would tell a terminal is left out, and all places with a text are marked. */
export function lineSpans(line: string, wanted: string): LineSpan[] {
	const spans = coloured(line);
	const text = spans.map((span) => span.text).join("");
	const ends = wanted === "" ? [] : edges(text, wanted);
	return ends.length === 0 ? spans : marked(spans, ends);
}

function coloured(line: string): LineSpan[] {
	const shown = colouredText(line);
	if (!shown.includes("\u001b")) return shown === "" ? [] : [{ text: shown }];
	const parts = Anser.ansiToJson(shown, { use_classes: true, remove_empty: true });
	return parts.flatMap(({ content, fg, decorations }): LineSpan[] => {
		const text = plainText(content);
		const color = /^ansi-(?:bright-)?(red|green|yellow|blue|magenta|cyan)$/.exec(fg ?? "")?.[1];
		if (text === "") return [];
		return [{ text, ...(color ? { color } : {}), ...(decorations.includes("bold") ? { isBold: true } : {}) }];
	});
}

/** Where marked parts begin and end, in turns. */
function edges(text: string, wanted: string): number[] {
	const [low, needle] = [text.toLowerCase(), wanted.toLowerCase()];
	// A few letters are longer in small: their places would be wrong.
	if (low.length !== text.length) return [];
	const found: number[] = [];
	for (let at = low.indexOf(needle); at >= 0; at = low.indexOf(needle, at + needle.length)) {
		found.push(at, at + needle.length);
	}
	return found;
}

function marked(spans: readonly LineSpan[], ends: readonly number[]): LineSpan[] {
	const pieces: LineSpan[] = [];
	let at = 0;
	let next = 0;
	for (const { text, ...look } of spans) {
		let from = 0;
		while (from < text.length) {
			while (next < ends.length && (ends[next] ?? 0) <= at + from) next++;
			const until = Math.min(text.length, (ends[next] ?? Number.POSITIVE_INFINITY) - at);
			pieces.push({ text: text.slice(from, until), ...look, ...(next % 2 === 1 ? { isHit: true } : {}) });
			from = until;
		}
		at += text.length;
	}
	return pieces;
}
