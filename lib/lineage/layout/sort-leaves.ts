import { type Rows, row } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/**
 * Puts the leaves of each node, which could change places without an arrow crossing more, in the order of their numbers:
 * sweeps turn ties round to get out of ruts, and leave them as they happen to be.
 */
export function sortLeaves(graph: LayeredGraph, ordering: Ordering): Ordering {
	for (let v = 0; v < graph.boxCount; v++) {
		sortLeavesOf(v, graph.after, graph.before, graph, ordering);
		sortLeavesOf(v, graph.before, graph.after, graph, ordering);
	}
	return ordering;
}

function sortLeavesOf(
	v: number,
	there: Rows,
	back: Rows,
	{ boxCount, layerOf }: LayeredGraph,
	{ order, start, position }: Ordering,
): void {
	if (degree(there, v) < 2) return;
	const isLeaf = (w: number) => w < boxCount && degree(back, w) === 1 && degree(there, w) === 0;
	const leaves = row(there, v).filter(isLeaf).sort();
	const places = leaves.map((w) => position[w] ?? 0).sort();
	for (let i = 0; i < leaves.length; i++) {
		const [leaf, place] = [leaves[i] ?? 0, places[i] ?? 0];
		order[(start[layerOf[leaf] ?? 0] ?? 0) + place] = leaf;
		position[leaf] = place;
	}
}

function degree({ start }: Rows, v: number): number {
	return (start[v + 1] ?? 0) - (start[v] ?? 0);
}
