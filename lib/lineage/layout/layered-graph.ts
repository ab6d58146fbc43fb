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
	/** Neighbours in the layer before and after. */
	before: Rows;
	after: Rows;
	/** For each arrow its lanes, in the order of layers. */
	lanes: Int32Array[];
}

/** Puts lanes into the arrows that are longer than one layer. */
export function withLanes({ count, from, to }: Graph, layer: Int32Array): LayeredGraph {
	const layers: number[] = Array.from(layer);
	const shortFrom: number[] = [];
	const shortTo: number[] = [];
	const lanes: Int32Array[] = [];
	for (let e = 0; e < from.length; e++) {
		const [v, w] = [from[e] ?? 0, to[e] ?? 0];
		const own: number[] = [];
		let last = v;
		for (let at = (layer[v] ?? 0) + 1; at < (layer[w] ?? 0); at++) {
			const lane = layers.length;
			layers.push(at);
			own.push(lane);
			shortFrom.push(last);
			shortTo.push(lane);
			last = lane;
		}
		shortFrom.push(last);
		shortTo.push(w);
		lanes.push(Int32Array.from(own));
	}
	const layerOf = Int32Array.from(layers);
	const [tail, head] = [Int32Array.from(shortFrom), Int32Array.from(shortTo)];
	return {
		boxCount: count,
		count: layerOf.length,
		layerOf,
		layerCount: layerOf.reduce((most, at) => Math.max(most, at + 1), 0),
		before: rowsBy(layerOf.length, head, tail),
		after: rowsBy(layerOf.length, tail, head),
		lanes,
	};
}
