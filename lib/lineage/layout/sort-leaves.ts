import type { Rows } from "./graph.ts";
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
	const leaves: number[] = [];
	const end = there.start[v + 1] ?? 0;
	for (let k = there.start[v] ?? 0; k < end; k++) {
		const w = there.items[k] ?? 0;
		if (w < boxCount && degree(back, w) === 1 && degree(there, w) === 0) leaves.push(w);
	}
	if (leaves.length < 2) return;
	leaves.sort(ascending);
	const places = leaves.map((w) => position[w] ?? 0).sort(ascending);
	for (let i = 0; i < leaves.length; i++) {
		const leaf = leaves[i] ?? 0;
		const place = places[i] ?? 0;
		order[(start[layerOf[leaf] ?? 0] ?? 0) + place] = leaf;
		position[leaf] = place;
	}
}

const ascending = (a: number, b: number) => a - b;

function degree({ start }: Rows, v: number): number {
	return (start[v + 1] ?? 0) - (start[v] ?? 0);
}
