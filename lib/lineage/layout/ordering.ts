import type { LayeredGraph } from "./layered-graph.ts";

/** The nodes by layers: those of layer `i` are `order[start[i] … start[i+1])`. */
export interface Ordering {
	order: Int32Array;
	start: Int32Array;
	/** Each node's place within its layer. */
	position: Int32Array;
}

/** An ordering with the nodes of each layer as they come in `sequence`. */
export function orderingOf({ count, layerOf, layerCount }: LayeredGraph, sequence: Int32Array): Ordering {
	const start = new Int32Array(layerCount + 1);
	for (const at of layerOf) start[at + 1] = (start[at + 1] ?? 0) + 1;
	for (let i = 0; i < layerCount; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
	const order = new Int32Array(count);
	const next = start.slice(0, layerCount);
	for (const v of sequence) {
		const layer = layerOf[v] ?? 0;
		const at = next[layer] ?? 0;
		order[at] = v;
		next[layer] = at + 1;
	}
	const ordering = { order, start, position: new Int32Array(count) };
	placeAll(ordering);
	return ordering;
}

/** Writes all positions anew from the order. */
export function placeAll({ order, start, position }: Ordering): void {
	for (let i = 0; i + 1 < start.length; i++) {
		const first = start[i] ?? 0;
		for (let at = first; at < (start[i + 1] ?? 0); at++) position[order[at] ?? 0] = at - first;
	}
}
