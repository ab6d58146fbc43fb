import { ints } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import type { SortedRows } from "./sorted-rows.ts";

/** Nodes that are to stand in one straight line: each node's block, by its first node, and the next node therein. */
export interface Blocks {
	root: Int32Array;
	/** -1 after a block's last node. */
	next: Int32Array;
}

/**
 * Joins each node with its median neighbour in the layer that comes before in the direction gone (Brandes and
 * Köpf's algorithm 2); blocks never cross each other.
 *
 * @param isDown whether layers are gone through from the first to the last.
 * @param side 1 to take the nodes of a layer in their order, -1 the other way round.
 */
export function alignBlocks(
	{ count, layerCount }: LayeredGraph,
	{ order, start, position }: Ordering,
	rows: SortedRows,
	isConflict: Uint8Array,
	isDown: boolean,
	side: 1 | -1,
): Blocks {
	const root = ints(count);
	for (let v = 0; v < count; v++) root[v] = v;
	const next = ints(count).fill(-1);
	const { start: first, items } = isDown ? rows.before : rows.after;
	for (let i = 1; i < layerCount; i++) {
		const layer = isDown ? i : layerCount - 1 - i;
		const from = start[layer] ?? 0;
		const end = start[layer + 1] ?? 0;
		// The farthest place in the layer before that is taken; the first free one is beyond it.
		let taken = side > 0 ? -1 : Number.POSITIVE_INFINITY;
		for (let at = side > 0 ? from : end - 1; at >= from && at < end; at += side) {
			const v = order[at] ?? 0;
			const begin = first[v] ?? 0;
			const degree = (first[v + 1] ?? 0) - begin;
			if (degree === 0) continue;
			const low = begin + ((degree - 1) >> 1);
			const high = begin + (degree >> 1);
			for (let k = side > 0 ? low : high; k >= low && k <= high; k += side) {
				const u = items[k] ?? 0;
				const place = position[u] ?? 0;
				if (next[u] !== -1 || (taken - place) * side >= 0) continue;
				if (isConflict[isDown ? k : (rows.twin[k] ?? 0)] === 1) continue;
				next[u] = v;
				root[v] = root[u] ?? 0;
				taken = place;
				break;
			}
		}
	}
	return { root, next };
}
