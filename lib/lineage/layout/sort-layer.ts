import type { Rows } from "./graph.ts";
import type { Ordering } from "./ordering.ts";
import { sortByKey } from "./sort-by-key.ts";

/**
 * Sorts a layer by the mean position of each node's neighbours on one side (Sugiyama, Tagawa, Toda: Methods for
 * Visual Understanding of Hierarchical System Structures, 1981). A node without one stays where it is.
 *
 * @param means room for as many numbers as the widest layer has nodes.
 * @param doTiesTurn whether nodes with the same mean turn their order round, which gets sweeps out of ruts.
 * @param isFixed nodes that keep their order among themselves, or null.
 */
export function sortLayer(
	layer: number,
	beside: Rows,
	{ order, start, position }: Ordering,
	means: Float64Array,
	doTiesTurn: boolean,
	isFixed: Uint8Array | null,
): void {
	const first = start[layer] ?? 0;
	const count = (start[layer + 1] ?? 0) - first;
	if (count < 2) return;
	let isSorted = true;
	let last = -1;
	for (let i = 0; i < count; i++) {
		const mean = meanOf(order[first + i] ?? 0, i, beside, position);
		means[i] = mean;
		if (mean < last || (doTiesTurn && mean === last)) isSorted = false;
		last = mean;
	}
	if (isSorted) return;
	if (isFixed) levelFixed(means, order.subarray(first, first + count), isFixed);
	sortByKey(means, order, first, count, doTiesTurn && !isFixed);
	for (let i = 0; i < count; i++) position[order[first + i] ?? 0] = i;
}

/** The mean position of a node's neighbours, or its own place. */
function meanOf(v: number, place: number, { start, items }: Rows, position: Int32Array): number {
	const from = start[v] ?? 0;
	const end = start[v + 1] ?? 0;
	if (end === from) return place;
	let sum = position[items[from] ?? 0] ?? 0;
	for (let k = from + 1; k < end; k++) sum += position[items[k] ?? 0] ?? 0;
	return end - from === 1 ? sum : sum / (end - from);
}

/**
 * Makes the means of fixed nodes rise along their order, changing them as little as can be: neighbours against
 * the order share their mean (the pool-adjacent-violators algorithm, Ayer and others, 1955).
 */
function levelFixed(means: Float64Array, nodes: Int32Array, isFixed: Uint8Array): void {
	const fixed: number[] = [];
	for (let i = 0; i < nodes.length; i++) if (isFixed[nodes[i] ?? 0] === 1) fixed.push(i);
	const pools: { sum: number; size: number }[] = [];
	for (const i of fixed) {
		let pool = { sum: means[i] ?? 0, size: 1 };
		for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
			pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
			pools.pop();
		}
		pools.push(pool);
	}
	let at = 0;
	for (const { sum, size } of pools) for (let k = 0; k < size; k++) means[fixed[at++] ?? 0] = sum / size;
}
