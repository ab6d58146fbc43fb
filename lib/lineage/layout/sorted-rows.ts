import { copied, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/** Neighbours of each node in the order of their layer. */
export interface SortedRows {
	before: Rows;
	after: Rows;
	/** For each arrow in `after` where it stands in `before`. */
	twin: Int32Array;
}

/** Sorts all neighbours without comparing any: nodes enter their neighbours' rows in the order of their layers. */
export function sortRows({ count, before, after }: LayeredGraph, { order }: Ordering): SortedRows {
	const sortedBefore = ints(before.items.length);
	let next = copied(before.start, count);
	for (const u of order) {
		for (let k = after.start[u] ?? 0; k < (after.start[u + 1] ?? 0); k++) {
			const w = after.items[k] ?? 0;
			const at = next[w] ?? 0;
			sortedBefore[at] = u;
			next[w] = at + 1;
		}
	}
	const sortedAfter = ints(after.items.length);
	const twin = ints(after.items.length);
	next = copied(after.start, count);
	for (const v of order) {
		for (let k = before.start[v] ?? 0; k < (before.start[v + 1] ?? 0); k++) {
			const u = sortedBefore[k] ?? 0;
			const at = next[u] ?? 0;
			sortedAfter[at] = v;
			twin[at] = k;
			next[u] = at + 1;
		}
	}
	return {
		before: { start: before.start, items: sortedBefore },
		after: { start: after.start, items: sortedAfter },
		twin,
	};
}
