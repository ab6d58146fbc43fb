import { ints } from "./arrays.ts";
import { type Graph, type Rows, rowsBy } from "./graph.ts";

/**
 * A graph whose arrows all join neighbouring layers: a longer one runs through lanes, nodes of its own in
 * each layer that it passes, so that nothing is placed on it.
 */
export interface LayeredGraph {
	/** Nodes below this are boxes, the rest lanes. */
	boxCount: number;
	count: number;
	layerOf: Int32Array;
	layerCount: number;
	/** Where each layer begins when all nodes stand in one row, layer after layer, and where the last ends. */
	start: Int32Array;
	/** Neighbours in the layer before and after. */
	before: Rows;
	after: Rows;
	/** The lanes of arrow `e` are `firstLane[e] … firstLane[e+1]`, in the order of layers. */
	firstLane: Int32Array;
}

/** How many lanes the arrows need. */
export function countLanes({ from, to }: Graph, layer: Int32Array): number {
	let lanes = 0;
	for (let e = 0; e < from.length; e++) lanes += (layer[to[e] ?? 0] ?? 0) - (layer[from[e] ?? 0] ?? 0) - 1;
	return lanes;
}

/** Puts lanes into the arrows that are longer than one layer. */
export function withLanes(graph: Graph, layer: Int32Array): LayeredGraph {
	const { count: boxCount, from, to } = graph;
	const lanes = countLanes(graph, layer);
	const count = boxCount + lanes;
	const layerOf = ints(count);
	layerOf.set(layer);
	const tail = ints(from.length + lanes);
	const head = ints(from.length + lanes);
	const firstLane = ints(from.length + 1);
	let lane = boxCount;
	let short = 0;
	for (let e = 0; e < from.length; e++) {
		const w = to[e] ?? 0;
		firstLane[e] = lane;
		let last = from[e] ?? 0;
		for (let at = (layer[last] ?? 0) + 1; at < (layer[w] ?? 0); at++) {
			layerOf[lane] = at;
			tail[short] = last;
			head[short++] = lane;
			last = lane++;
		}
		tail[short] = last;
		head[short++] = w;
	}
	firstLane[from.length] = lane;
	let layerCount = 0;
	for (const at of layer) if (at >= layerCount) layerCount = at + 1;
	const [before, after] = [rowsBy(count, head, tail), rowsBy(count, tail, head)];
	return {
		boxCount,
		count,
		layerOf,
		layerCount,
		start: startsOf(layerOf, layerCount),
		before,
		after,
		firstLane,
	};
}

function startsOf(layerOf: Int32Array, layerCount: number): Int32Array {
	const start = ints(layerCount + 1);
	for (let v = 0; v < layerOf.length; v++) {
		const next = (layerOf[v] ?? 0) + 1;
		start[next] = (start[next] ?? 0) + 1;
	}
	for (let i = 0; i < layerCount; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
	return start;
}
