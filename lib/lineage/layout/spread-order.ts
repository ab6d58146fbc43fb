import { copied, doubles, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import { sortByKey } from "./sort-by-key.ts";

/** How much of a node's new place its neighbours say, and how much of its last move goes on. */
const [pull, momentum] = [0.8, 0.24];
/** Above 0, as keys have to be, is every place: none is this far out. */
const farthest = 1024;

/**
 * An order that sees the whole graph: nodes are drawn towards the mean of their neighbours while each layer stays
 * centred, which comes near to the eigenvector by which neighbours differ least (Carmel, Harel, Koren: Combining
 * Hierarchy and Energy for Drawing Directed Graphs, 2004), by power iteration with momentum. Sweeps and sifting see two
 * layers at a time; what is entangled over many, they cannot pull apart.
 *
 * @param from the order to start from.
 * @param rounds how often; few smooth an order, many find one of its own.
 */
export function spreadOrder(graph: LayeredGraph, from: Ordering, rounds: number): Ordering {
	const { count, layerOf, layerCount } = graph;
	const { start, position } = from;
	const node = byLayer(graph);
	let now = doubles(count);
	let last = doubles(count);
	let next = doubles(count);
	for (let s = 0; s < count; s++) {
		const v = node[s] ?? 0;
		const layer = layerOf[v] ?? 0;
		now[s] = ((position[v] ?? 0) + 0.5) / ((start[layer + 1] ?? 0) - (start[layer] ?? 0)) - 0.5;
	}
	const neighbours = allNeighbours(graph, node);
	const share = doubles(count);
	for (let s = 0; s < count; s++) {
		share[s] = pull / Math.max(1, (neighbours.start[s + 1] ?? 0) - (neighbours.start[s] ?? 0));
	}
	for (let round = 0; round < rounds; round++) {
		step(neighbours, share, start, now, last, next);
		[last, now, next] = [now, next, last];
	}
	// Each round shrinks all alike: how spread it is matters in the end alone.
	let square = 0;
	for (let s = 0; s < count; s++) square += (now[s] ?? 0) ** 2;
	const scale = square > 0 ? Math.sqrt(count / square) : 0;
	for (let s = 0; s < count; s++) {
		// To a millionth: places that differ by less are equal.
		now[s] = Math.floor(((now[s] ?? 0) * scale + farthest) * 1024 * 1024) / 1024;
	}
	const newPosition = ints(count);
	for (let i = 0; i < layerCount; i++) {
		const first = start[i] ?? 0;
		const end = start[i + 1] ?? 0;
		sortByKey(now.subarray(first, end), node, first, end - first);
		for (let s = first; s < end; s++) newPosition[node[s] ?? 0] = s - first;
	}
	return { order: node, start, position: newPosition };
}

/** Draws each node towards its neighbours and centres each layer. */
function step(
	{ start, items }: Rows,
	share: Float64Array,
	layers: Int32Array,
	now: Float64Array,
	last: Float64Array,
	next: Float64Array,
): void {
	let s = 0;
	let end = 0;
	for (let i = 1; i < layers.length; i++) {
		const first = s;
		const behind = layers[i] ?? 0;
		let all = 0;
		for (; s < behind; s++) {
			let k = end;
			end = start[s + 1] ?? 0;
			let sum = 0;
			for (; k < end; k++) sum += now[items[k] ?? 0] ?? 0;
			const at = (now[s] ?? 0) * (1 - pull) + sum * (share[s] ?? 0) - momentum * (last[s] ?? 0);
			next[s] = at;
			all += at;
		}
		const mean = all / (behind - first);
		for (let t = first; t < behind; t++) next[t] = (next[t] ?? 0) - mean;
	}
}

/** The nodes layer after layer, so that what is worked on together lies together. */
function byLayer({ count, layerOf, start, layerCount }: LayeredGraph): Int32Array {
	const node = ints(count);
	const next = copied(start, layerCount);
	for (let v = 0; v < count; v++) {
		const layer = layerOf[v] ?? 0;
		const s = next[layer] ?? 0;
		node[s] = v;
		next[layer] = s + 1;
	}
	return node;
}

/** Neighbours on both sides in one list, all by where they are in `node`. */
function allNeighbours({ count, before, after }: LayeredGraph, node: Int32Array): Rows {
	const slot = ints(count);
	for (let s = 0; s < count; s++) slot[node[s] ?? 0] = s;
	const start = ints(count + 1);
	const items = ints(before.items.length + after.items.length);
	let end = 0;
	for (let s = 0; s < count; s++) {
		const v = node[s] ?? 0;
		const endBefore = before.start[v + 1] ?? 0;
		for (let k = before.start[v] ?? 0; k < endBefore; k++) items[end++] = slot[before.items[k] ?? 0] ?? 0;
		const endAfter = after.start[v + 1] ?? 0;
		for (let k = after.start[v] ?? 0; k < endAfter; k++) items[end++] = slot[after.items[k] ?? 0] ?? 0;
		start[s + 1] = end;
	}
	return { start, items };
}
