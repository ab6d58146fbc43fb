import { copied, ints } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";

/** The nodes by layers: those of layer `i` are `order[start[i] … start[i+1])`. */
export interface Ordering {
	order: Int32Array;
	start: Int32Array;
	/** Each node's place within its layer. */
	position: Int32Array;
}

/** An ordering with the nodes of each layer as they come in `sequence`. */
export function orderingOf(
	{ count, layerOf, layerCount, start }: LayeredGraph,
	sequence: Int32Array,
): Ordering {
	const order = ints(count);
	const position = ints(count);
	const next = ints(layerCount);
	for (let i = 0; i < count; i++) {
		const v = sequence[i] ?? 0;
		const layer = layerOf[v] ?? 0;
		const at = next[layer] ?? 0;
		order[(start[layer] ?? 0) + at] = v;
		position[v] = at;
		next[layer] = at + 1;
	}
	return { order, start, position };
}

export function copyOf({ order, start, position }: Ordering): Ordering {
	return { order: copied(order), start, position: copied(position) };
}

/** Writes all positions anew from the order. */
export function placeAll({ order, start, position }: Ordering): void {
	for (let i = 0; i + 1 < start.length; i++) {
		const first = start[i] ?? 0;
		for (let at = first; at < (start[i + 1] ?? 0); at++) position[order[at] ?? 0] = at - first;
	}
}
