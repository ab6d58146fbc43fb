import { doubles, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { type Ordering, orderingOf } from "./ordering.ts";
import { sortByKey } from "./sort-by-key.ts";

/** How much of a node's new place its neighbours say, and how much of its last move goes on. */
const [pull, momentum] = [0.8, 0.24];
const farthest = 1024;

/**
 * An order that sees the whole graph: nodes are drawn towards the mean of their neighbours while each layer stays
 * centred and the whole stays as spread as it was, which comes near to the eigenvector by which neighbours differ
 * least (Carmel, Harel, Koren: Combining Hierarchy and Energy for Drawing Directed Graphs, 2004), by power
 * iteration with momentum. Sweeps and sifting see two layers at a time; what is entangled over many, they cannot
 * pull apart.
 *
 * @param from the order to start from.
 * @param rounds how often; few smooth an order, many find one of its own.
 */
export function spreadOrder(graph: LayeredGraph, from: Ordering, rounds: number): Ordering {
	const { count, layerOf, layerCount } = graph;
	const { start, position } = from;
	let now = doubles(count);
	let last = doubles(count);
	let next = doubles(count);
	for (let v = 0; v < count; v++) {
		const layer = layerOf[v] ?? 0;
		now[v] = ((position[v] ?? 0) + 0.5) / ((start[layer + 1] ?? 0) - (start[layer] ?? 0)) - 0.5;
	}
	const neighbours = allNeighbours(graph);
	const share = doubles(count);
	for (let v = 0; v < count; v++) {
		share[v] = pull / Math.max(1, (neighbours.start[v + 1] ?? 0) - (neighbours.start[v] ?? 0));
	}
	const mean = doubles(layerCount);
	for (let round = 0; round < rounds; round++) {
		step(neighbours, share, layerOf, now, last, next, mean);
		let square = 0;
		for (let i = 0; i < layerCount; i++) mean[i] = (mean[i] ?? 0) / ((start[i + 1] ?? 0) - (start[i] ?? 0));
		for (let v = 0; v < count; v++) {
			const at = (next[v] ?? 0) - (mean[layerOf[v] ?? 0] ?? 0);
			next[v] = at;
			square += at * at;
		}
		if (square < 1e-9) break;
		const scale = 1 / Math.sqrt(square / count);
		for (let v = 0; v < count; v++) {
			next[v] = (next[v] ?? 0) * scale;
			now[v] = (now[v] ?? 0) * scale;
		}
		[last, now, next] = [now, next, last];
	}
	const sequence = ints(count);
	for (let v = 0; v < count; v++) {
		sequence[v] = v;
		// To a millionth, and above 0 as keys have to be: no place is this far out.
		now[v] = ((now[v] ?? 0) + farthest) * 1024;
	}
	sortByKey(now, sequence, 0, count);
	return orderingOf(graph, sequence);
}

/** Where each node is drawn to, and the sums of that over the layers. */
function step(
	{ start, items }: Rows,
	share: Float64Array,
	layerOf: Int32Array,
	now: Float64Array,
	last: Float64Array,
	next: Float64Array,
	sums: Float64Array,
): void {
	sums.fill(0);
	let end = 0;
	for (let v = 0; v < layerOf.length; v++) {
		const first = end;
		end = start[v + 1] ?? 0;
		let sum = 0;
		for (let k = first; k < end; k++) sum += now[items[k] ?? 0] ?? 0;
		const own = now[v] ?? 0;
		const at = own * (1 - pull) + sum * (share[v] ?? 0) - momentum * (last[v] ?? 0);
		next[v] = at;
		const layer = layerOf[v] ?? 0;
		sums[layer] = (sums[layer] ?? 0) + at;
	}
}

/** Neighbours on both sides in one list. */
function allNeighbours({ count, before, after }: LayeredGraph): Rows {
	const start = ints(count + 1);
	const items = ints(before.items.length + after.items.length);
	let end = 0;
	for (let v = 0; v < count; v++) {
		for (let k = before.start[v] ?? 0; k < (before.start[v + 1] ?? 0); k++)
			items[end++] = before.items[k] ?? 0;
		for (let k = after.start[v] ?? 0; k < (after.start[v + 1] ?? 0); k++) items[end++] = after.items[k] ?? 0;
		start[v + 1] = end;
	}
	return { start, items };
}
