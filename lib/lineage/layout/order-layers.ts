import { countCrossings } from "./count-crossings.ts";
import { type Rows, row } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";

/** Sweeps at most; most graphs settle in far fewer. */
const maxSweeps = 24;
/** Sweeps without a gain after which the order is taken as it is. */
const patience = 4;

/** The layers, each in its order. */
export type Layers = Int32Array[];

/**
 * Orders the nodes of each layer so that few arrows cross: barycentre sweeps both ways (Sugiyama, Tagawa, Toda:
 * Methods for Visual Understanding of Hierarchical System Structures, 1981), ties kept as they are or turned
 * round in every other sweep, and the best order that was seen is kept.
 *
 * @param hint where a node stood before, or NaN: what was on screen begins in its old order.
 * @param isOver asked between sweeps; when true the best order so far is taken.
 */
export function orderLayers(graph: LayeredGraph, hint: Float64Array, isOver: () => boolean): Layers {
	let layers = firstOrder(graph, hint);
	const position = new Int32Array(graph.count);
	place(layers, position);
	let best = layers.map((layer) => layer.slice());
	let fewest = crossingsOf(graph, layers, position);
	let idle = 0;
	for (let sweep = 0; sweep < maxSweeps && fewest > 0 && idle < patience && !isOver(); sweep++) {
		const isDown = sweep % 2 === 0;
		const doTiesTurn = sweep % 4 >= 2;
		for (let i = 1; i < layers.length; i++) {
			const at = isDown ? i : layers.length - 1 - i;
			const layer = layers[at];
			if (layer) sortByBarycentre(layer, isDown ? graph.before : graph.after, position, doTiesTurn);
		}
		const crossings = crossingsOf(graph, layers, position);
		if (crossings < fewest) {
			fewest = crossings;
			best = layers.map((layer) => layer.slice());
			idle = 0;
		} else idle++;
	}
	layers = best;
	place(layers, position);
	for (let round = 0; round < patience && !isOver(); round++) {
		if (!swapNeighbours(graph, layers, position)) break;
	}
	return layers;
}

function place(layers: Layers, position: Int32Array): void {
	for (const layer of layers) for (let i = 0; i < layer.length; i++) position[layer[i] ?? 0] = i;
}

/** Crossings over all layers. */
export function crossingsOf(graph: LayeredGraph, layers: Layers, position: Int32Array): number {
	let sum = 0;
	for (let i = 0; i + 1 < layers.length; i++) {
		const [upper, lower] = [layers[i], layers[i + 1]];
		if (upper && lower) sum += countCrossings(upper, graph.after, position, lower.length);
	}
	return sum;
}

/** Depth-first from the sources, so that what hangs together begins together; hinted nodes as they stood. */
function firstOrder({ count, layerOf, layerCount, before, after }: LayeredGraph, hint: Float64Array): Layers {
	const lists: number[][] = Array.from({ length: layerCount }, () => []);
	const isSeen = new Uint8Array(count);
	for (let start = 0; start < count; start++) {
		if (isSeen[start] === 1 || row(before, start).length > 0) continue;
		const stack = [start];
		while (stack.length > 0) {
			const v = stack.pop() ?? 0;
			if (isSeen[v] === 1) continue;
			isSeen[v] = 1;
			lists[layerOf[v] ?? 0]?.push(v);
			const next = row(after, v);
			for (let i = next.length - 1; i >= 0; i--) stack.push(next[i] ?? 0);
		}
	}
	return lists.map((list) => {
		const hinted = list.filter((v) => !Number.isNaN(hint[v] ?? Number.NaN));
		hinted.sort((a, b) => (hint[a] ?? 0) - (hint[b] ?? 0));
		let at = 0;
		// New nodes keep their places between; the old ones take theirs in the old order.
		return Int32Array.from(list, (v) => (Number.isNaN(hint[v] ?? Number.NaN) ? v : (hinted[at++] ?? v)));
	});
}

function sortByBarycentre(layer: Int32Array, beside: Rows, position: Int32Array, doTiesTurn: boolean): void {
	const centre = new Float64Array(layer.length);
	for (let i = 0; i < layer.length; i++) {
		const neighbours = row(beside, layer[i] ?? 0);
		let sum = 0;
		for (const w of neighbours) sum += position[w] ?? 0;
		// Without a neighbour a node stays where it is.
		centre[i] = neighbours.length === 0 ? i : sum / neighbours.length;
	}
	const turn = doTiesTurn ? -1 : 1;
	const order = Int32Array.from(layer, (_, i) => i).sort(
		(a, b) => (centre[a] ?? 0) - (centre[b] ?? 0) || turn * (a - b),
	);
	const sorted = order.map((i) => layer[i] ?? 0);
	layer.set(sorted);
	for (let i = 0; i < layer.length; i++) position[layer[i] ?? 0] = i;
}

/** Swaps neighbours wherever that takes crossings away; says whether it did anything. */
function swapNeighbours(graph: LayeredGraph, layers: Layers, position: Int32Array): boolean {
	let hasGained = false;
	for (const layer of layers) {
		for (let i = 0; i + 1 < layer.length; i++) {
			const [v, w] = [layer[i] ?? 0, layer[i + 1] ?? 0];
			const gain =
				pairCrossings(graph.before, position, v, w) -
				pairCrossings(graph.before, position, w, v) +
				pairCrossings(graph.after, position, v, w) -
				pairCrossings(graph.after, position, w, v);
			if (gain <= 0) continue;
			layer[i] = w;
			layer[i + 1] = v;
			position[w] = i;
			position[v] = i + 1;
			hasGained = true;
		}
	}
	return hasGained;
}

/** Crossings between the arrows of `v` and `w` when `v` comes first. */
function pairCrossings(beside: Rows, position: Int32Array, v: number, w: number): number {
	const [ofV, ofW] = [row(beside, v), row(beside, w)];
	// Hubs would make this quadratic, and the sweeps have placed them well.
	if (ofV.length * ofW.length > 4096) return 0;
	let sum = 0;
	for (const a of ofV) for (const b of ofW) if ((position[a] ?? 0) > (position[b] ?? 0)) sum++;
	return sum;
}
