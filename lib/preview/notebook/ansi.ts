import { stripVTControlCharacters } from "node:util";
import Anser from "anser";
import type { AnsiSpan } from "../../contracts/previews.ts";

const maxSpans = 2000;
const [esc, bell] = [String.fromCharCode(27), String.fromCharCode(7)];
/** Commands to a terminal that hold text of their own: titles, links. */
const commands = new RegExp(`${esc}\\][^${bell}${esc}]*(${bell}|${esc}\\\\)?`, "g");

/** Text of a terminal as spans with colours; whatever else it would have done is left out. */
export function ansiSpans(text: string): AnsiSpan[] {
	const plain = text
		.replace(commands, "")
		// Rewriting a line (progress bars): its last state counts.
		.replace(/^[^\n]*\r(?!\n)/gm, "")
		.replaceAll("\r\n", "\n");
	const spans: AnsiSpan[] = [];
	for (const { content, fg, decorations } of Anser.ansiToJson(plain, {
		use_classes: true,
		remove_empty: true,
	})) {
		// What is left are sequences that move, ring or name, and other control characters.
		const shown = stripVTControlCharacters(content).replace(/[^\P{Cc}\n\t]/gu, "");
		if (shown === "") continue;
		const color = /^ansi-(?:bright-)?(black|red|green|yellow|blue|magenta|cyan|white)$/.exec(fg ?? "")?.[1];
		spans.push({
			text: shown,
			...(color ? { color } : {}),
			...(decorations.includes("bold") ? { isBold: true } : {}),
		});
		if (spans.length >= maxSpans) break;
	}
	return spans;
}
