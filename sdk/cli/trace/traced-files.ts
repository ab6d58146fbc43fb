import { resolve } from "node:path";
import type { TraceLine } from "./trace-line.ts";

/** What one process did at one time, its paths absolute. */
export type TraceEvent = Extract<TraceLine, { did: "opened" | "renamed" | "linked" }>;

/** What processes did to files, by absolute path: when first. Seconds since 1970. */
export interface TracedFiles {
	/** Opened for reading, and not made by the same processes before. */
	read: Map<string, number>;
	/** Opened for writing; whether they were written to only the disk can tell. */
	written: Map<string, number>;
}

/**
 * Follows files through what processes did, in the order of time: what was written under one name and then renamed
 * stands under the last one, and what is read after it was written is no input.
 */
export function tracedFiles(events: readonly TraceEvent[]): TracedFiles {
	const read = new Map<string, number>();
	const written = new Map<string, number>();
	for (const event of [...events].sort((a, b) => a.at - b.at)) {
		if (event.did === "opened") {
			if (event.isRead && !written.has(event.path)) keepFirst(read, event.path, event.at);
			if (event.isWritten) keepFirst(written, event.path, event.at);
		} else {
			follow(written, event);
			if (event.did === "renamed") follow(read, event);
			// Moved there from nowhere that we saw: the name is new, and so is what stands under it.
			if (!written.has(event.to) && !read.has(event.to)) written.set(event.to, event.at);
		}
	}
	return { read, written };
}

function keepFirst(times: Map<string, number>, path: string, at: number): void {
	if (!times.has(path)) times.set(path, at);
}

/** A file, or all that lie in a folder, go by another name. */
function follow(times: Map<string, number>, { did, from, to }: Extract<TraceEvent, { from: string }>): void {
	for (const [path, at] of [...times]) {
		const rest = path === from ? "" : path.startsWith(`${from}/`) ? path.slice(from.length) : null;
		if (rest === null) continue;
		if (did === "renamed") times.delete(path);
		times.set(resolve(to + rest), at);
	}
}
