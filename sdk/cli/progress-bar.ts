import type { OnProgress } from "../src/content/progress.ts";
import { size } from "./print.ts";

const quietMs = 400;
const redrawMs = 100;
const width = 24;

/** Where a bar is drawn: standard error, or what a test has instead. */
export interface BarStream {
	isTTY?: boolean;
	columns?: number;
	write(text: string): unknown;
}

/**
 * A bar for hashing and sending one file, on a terminal alone, and only when it takes a while.
 *
 * @returns what the SDK tells its progress to, and what wipes the bar away.
 */
export function progressBar(
	name: string,
	stream: BarStream = process.stderr,
	now: () => number = Date.now,
): { onProgress: OnProgress; clear: () => void } {
	const begunAt = now();
	let drawnAt = 0;
	const draw: OnProgress = ({ phase, doneBytes, totalBytes }) => {
		if (!stream.isTTY || now() - begunAt < quietMs || now() - drawnAt < redrawMs) return;
		drawnAt = now();
		const part = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
		const full = Math.round(part * width);
		const bar = "█".repeat(full) + "░".repeat(width - full);
		const facts = `${bar} ${String(Math.floor(part * 100)).padStart(3)} %  ${size(doneBytes)} of ${size(totalBytes)}`;
		const line = `${phase === "hashing" ? "Reading" : "Sending"} ${name}  ${facts}`;
		stream.write(`\r\x1b[K${line.slice(-((stream.columns ?? 80) - 1))}`);
	};
	return {
		onProgress: draw,
		clear: () => {
			if (drawnAt > 0) stream.write("\r\x1b[K");
		},
	};
}
