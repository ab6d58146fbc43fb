import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { isThere } from "../is-there.ts";
import { parseTraceLine } from "./trace-line.ts";
import type { TraceEvent } from "./traced-files.ts";

/** The trace of one process, or thread, and the mark of one that somebody else answers for. */
export const traceOf = (folder: string, pid: number) => `${folder}/of.${pid}`;
export const claimOf = (folder: string, pid: number) => `${folder}/claim.${pid}`;

/**
 * What a process and all that it began did to files, except those that others answer for: commands of Whence's own, and
 * what runs inside of another run.
 *
 * @param cwd where the process began.
 */
export async function readTrace(folder: string, root: number, cwd: string): Promise<TraceEvent[]> {
	const events: TraceEvent[] = [];
	const waiting = [{ pid: root, cwd }];
	for (const process of waiting) {
		if (process.pid !== root && (await isThere(claimOf(folder, process.pid)))) continue;
		let stands = process.cwd;
		for await (const text of linesOf(traceOf(folder, process.pid))) {
			const parsed = parseTraceLine(text);
			stands = parsed.cwd ?? stands;
			const { line } = parsed;
			if (line?.did === "began") waiting.push({ pid: line.pid, cwd: stands });
			else if (line?.did === "moved") stands = resolve(stands, line.to);
			else if (line?.did === "opened") events.push(line);
			else if (line) events.push({ ...line, from: resolve(stands, line.from), to: resolve(stands, line.to) });
		}
	}
	return events;
}

async function* linesOf(path: string): AsyncGenerator<string> {
	// A process that ended before it asked for anything has left none.
	if (!(await isThere(path))) return;
	yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}
