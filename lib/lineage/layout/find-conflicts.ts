import { bytes } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import type { SortedRows } from "./sorted-rows.ts";

/**
 * Finds arrows that cross a piece of a lane between two layers (type 1 conflicts, Brandes and Köpf's algorithm 1):
 * they give way, so that lanes are straight.
 *
 * @returns 1 for each such arrow, by where it stands in `before`.
 */
export function findConflicts(
	{ boxCount }: LayeredGraph,
	{ order, start, position }: Ordering,
	{ before }: SortedRows,
): Uint8Array {
	const isConflict = bytes(before.items.length);
	/** The lane before a lane, or -1. */
	const laneBefore = (v: number): number => {
		if (v < boxCount) return -1;
		const u = before.items[before.start[v] ?? 0] ?? -1;
		return u >= boxCount ? u : -1;
	};
	for (let i = 1; i + 1 < start.length; i++) {
		const end = start[i + 1] ?? 0;
		let left = 0;
		let scanned = start[i] ?? 0;
		for (let at = scanned; at < end; at++) {
			const lane = laneBefore(order[at] ?? 0);
			if (lane < 0 && at < end - 1) continue;
			const right = lane < 0 ? Number.POSITIVE_INFINITY : (position[lane] ?? 0);
			for (; scanned <= at; scanned++) {
				const v = order[scanned] ?? 0;
				if (laneBefore(v) >= 0) continue;
				for (let k = before.start[v] ?? 0; k < (before.start[v + 1] ?? 0); k++) {
					const place = position[before.items[k] ?? 0] ?? 0;
					if (place < left || place > right) isConflict[k] = 1;
				}
			}
			left = right;
		}
	}
	return isConflict;
}
