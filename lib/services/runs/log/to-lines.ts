import type { LogStream } from "../../../contracts/enums.ts";
import { logLimits } from "../../../contracts/log-limits.ts";

/** A line before it has a number. */
export interface NewLine {
	stream: LogStream;
	text: string;
}

/**
 * What was written as lines: the feed at an end begins no empty line, one that is too long is broken, and what no
 * database keeps (NUL, halves of characters) is shown as a replacement.
 */
export function toLines(entries: readonly { stream: LogStream; text: string }[]): NewLine[] {
	return entries.flatMap(({ stream, text }) =>
		text
			.replace(/\r?\n$/, "")
			.split(/\r?\n/)
			.flatMap(broken)
			.map((line) => ({ stream, text: storable(line) })),
	);
}

function broken(line: string): string[] {
	if (line.length <= logLimits.lineChars) return [line];
	const pieces: string[] = [];
	for (let at = 0; at < line.length; ) {
		// Not between the halves of a character.
		const end = at + logLimits.lineChars;
		const isHalf = /[\uD800-\uDBFF]/.test(line.charAt(end - 1)) && end < line.length;
		pieces.push(line.slice(at, isHalf ? end - 1 : end));
		at = isHalf ? end - 1 : end;
	}
	return pieces;
}

function storable(line: string): string {
	return Buffer.from(line, "utf8").toString("utf8").replaceAll("\0", "\uFFFD");
}
