import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/**
 * Counts the crossings between neighbouring layers with an accumulator tree, in O(E log V)
 * (Barth, Jünger, Mutzel: Simple and Efficient Bilayer Cross Counting, 2002).
 *
 * @param most beyond which it is of no interest how many more there are: the count stops there.
 */
export function countCrossings(
	{ after }: LayeredGraph,
	{ order, start, position }: Ordering,
	most = Number.POSITIVE_INFINITY,
): number {
	let widest = 1;
	for (let i = 0; i + 1 < start.length; i++) widest = Math.max(widest, (start[i + 1] ?? 0) - (start[i] ?? 0));
	const tree = new Int32Array(widest + 1);
	let ends = new Int32Array(64);
	let crossings = 0;
	for (let i = 0; i + 2 < start.length && crossings <= most; i++) {
		const width = (start[i + 2] ?? 0) - (start[i + 1] ?? 0);
		tree.fill(0, 0, width + 1);
		let seen = 0;
		for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++) {
			const v = order[at] ?? 0;
			const first = after.start[v] ?? 0;
			const degree = (after.start[v + 1] ?? 0) - first;
			seen += degree;
			if (degree === 1) {
				const end = (position[after.items[first] ?? 0] ?? 0) + 1;
				crossings += seen - 1;
				for (let j = end; j > 0; j -= j & -j) crossings -= tree[j] ?? 0;
				for (let j = end; j <= width; j += j & -j) tree[j] = (tree[j] ?? 0) + 1;
				continue;
			}
			if (degree > ends.length) ends = new Int32Array(2 * degree);
			for (let k = 0; k < degree; k++) ends[k] = position[after.items[first + k] ?? 0] ?? 0;
			// All of a node's arrows are asked before one of them is put in: they do not cross each other.
			for (let k = 0; k < degree; k++) {
				crossings += seen - degree;
				for (let j = (ends[k] ?? 0) + 1; j > 0; j -= j & -j) crossings -= tree[j] ?? 0;
			}
			for (let k = 0; k < degree; k++) {
				for (let j = (ends[k] ?? 0) + 1; j <= width; j += j & -j) tree[j] = (tree[j] ?? 0) + 1;
			}
		}
	}
	return crossings;
}
