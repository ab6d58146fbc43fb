import { type Rows, row } from "./graph.ts";

/**
 * Counts the crossings between two neighbouring layers with an accumulator tree, in O(E log V)
 * (Barth, Jünger, Mutzel: Simple and Efficient Bilayer Cross Counting, 2002).
 *
 * @param upper the first layer in its order.
 * @param after arrows to the second layer.
 * @param position of each node in its own layer.
 * @param lowerCount how many nodes the second layer has.
 */
export function countCrossings(
	upper: Int32Array,
	after: Rows,
	position: Int32Array,
	lowerCount: number,
): number {
	let leaves = 1;
	while (leaves < lowerCount) leaves *= 2;
	const tree = new Int32Array(2 * leaves);
	let crossings = 0;
	for (const v of upper) {
		const ends = row(after, v)
			.map((w) => position[w] ?? 0)
			.sort();
		for (const end of ends) {
			// Everything that came before and ends farther on is crossed.
			let at = end + leaves;
			tree[at] = (tree[at] ?? 0) + 1;
			while (at > 1) {
				if (at % 2 === 0) crossings += tree[at + 1] ?? 0;
				at >>= 1;
				tree[at] = (tree[at] ?? 0) + 1;
			}
		}
	}
	return crossings;
}
