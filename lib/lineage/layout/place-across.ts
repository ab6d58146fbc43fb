import { alignBlocks } from "./align-blocks.ts";
import { doubles, ints } from "./arrays.ts";
import { compactBlocks } from "./compact-blocks.ts";
import { findConflicts } from "./find-conflicts.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import { sortRows } from "./sorted-rows.ts";

/**
 * Places nodes across their layers (Brandes, Köpf: Fast and Simple Horizontal Coordinate Assignment, 2001): four
 * alignments of nodes with their median neighbours, each as tight as it can be, and the mean of the middle two.
 * Lanes stay straight.
 *
 * @param apart how far neighbours stay apart, as `distances` says.
 * @returns the middle of each node across the layers.
 */
export function placeAcross(graph: LayeredGraph, ordering: Ordering, apart: Float64Array): Float64Array {
	const rows = sortRows(graph, ordering);
	const isConflict = findConflicts(graph, ordering, rows);
	const slot = ints(graph.count);
	for (let s = 0; s < graph.count; s++) slot[ordering.order[s] ?? 0] = s;
	const four: { middle: Float64Array; low: number; high: number; side: 1 | -1 }[] = [];
	for (const isDown of [true, false]) {
		for (const side of [1, -1] as const) {
			const blocks = alignBlocks(graph, ordering, rows, isConflict, isDown, side);
			const middle = compactBlocks(blocks, ordering, slot, apart, side);
			four.push({ middle, ...range(middle), side });
		}
	}
	const narrowest = four.reduce((best, one) => (one.high - one.low < best.high - best.low ? one : best));
	// Those placed from the low side meet the narrowest there, the others at its high end.
	const [a, b, c, d] = four.map(({ middle, low, high, side }) => ({
		middle,
		shift: side > 0 ? narrowest.low - low : narrowest.high - high,
	}));
	const middle = doubles(graph.count);
	if (!a || !b || !c || !d) return middle;
	for (let v = 0; v < graph.count; v++) {
		const p = (a.middle[v] ?? 0) + a.shift;
		const q = (b.middle[v] ?? 0) + b.shift;
		const r = (c.middle[v] ?? 0) + c.shift;
		const s = (d.middle[v] ?? 0) + d.shift;
		middle[v] = (p + q + r + s - Math.min(p, q, r, s) - Math.max(p, q, r, s)) / 2;
	}
	return middle;
}

function range(places: Float64Array): { low: number; high: number } {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const at of places) {
		if (at < low) low = at;
		if (at > high) high = at;
	}
	return { low, high };
}
