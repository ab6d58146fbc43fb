import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import type { FoundFiles } from "../found/found-files.ts";
import type { KeyOf } from "../found/places.ts";
import type { TracedFiles } from "./traced-files.ts";

/** The disk's clock ticks in steps, and is behind ours by one at most. */
const tickSeconds = 0.02;

/**
 * Holds what a command did against what there is now. An output is a file that was opened for writing and has changed since;
 * one that was opened and left as it was is an input, if it was opened for reading too. What is gone was for a while only.
 */
export async function foundByTrace(traced: TracedFiles, keyOf: KeyOf): Promise<FoundFiles> {
	const found: FoundFiles = { inputs: [], outputs: [], lost: [] };
	for (const [path, at] of traced.written) {
		const key = keyOf(path);
		const stats = key === null ? null : await fileAt(path);
		if (key !== null && stats && changedAt(stats) >= at - tickOf(stats))
			found.outputs.push({ path, key, origin: "traced" });
	}
	const made = new Set(found.outputs.map(({ path }) => path));
	for (const [path, at] of traced.read) {
		const key = keyOf(path);
		const stats = key === null ? null : await fileAt(path);
		// One open for both: whether anything was there before, and was read, nobody knows.
		const isJustMade = made.has(path) && traced.written.get(path) === at;
		if (key === null || !stats || isJustMade) continue;
		if (changedAt(stats) <= at && !made.has(path)) found.inputs.push({ path, key, origin: "traced", at });
		else found.lost.push(path);
	}
	return found;
}

async function fileAt(path: string): Promise<BigIntStats | null> {
	const stats = await lstat(path, { bigint: true }).catch(() => null);
	return stats?.isFile() ? stats : null;
}

/** The time of the change, not of the content: that one can be set, as copies do. */
function changedAt({ ctimeNs }: BigIntStats): number {
	return Number(ctimeNs) / 1e9;
}

/** Some file systems know whole seconds only. */
function tickOf({ ctimeNs }: BigIntStats): number {
	return ctimeNs % 1_000_000_000n === 0n ? 1 : tickSeconds;
}
