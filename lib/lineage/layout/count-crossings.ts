import { ints } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/** So many crossings for an arrow make the tree quicker than the sorting. */
const many = 24;

/**
 * Counts the crossings of an ordering: between two layers, arrows taken by their first ends cross as often as
 * their other ends are out of order. Those are counted by sorting them by insertion, which takes as many steps as
 * there are crossings, and where there are very many, with an accumulator tree in O(E log V) (Barth, Jünger,
 * Mutzel: Simple and Efficient Bilayer Cross Counting, 2002).
 *
 * @param most beyond which it is of no interest how many more there are: the count stops there.
 */
export function countCrossings(
	graph: LayeredGraph,
	ordering: Ordering,
	most = Number.POSITIVE_INFINITY,
): number {
	const { start } = ordering;
	let sorted: Int32Array = ints(256);
	let crossings = 0;
	for (let i = 0; i + 2 < start.length && crossings <= most; i++) {
		const ends = endsAfter(graph, ordering, i, sorted);
		sorted = ends.list;
		const own = inversions(sorted, ends.count, ends.count * many);
		crossings +=
			own ?? countInTree(endsAfter(graph, ordering, i, sorted), (start[i + 2] ?? 0) - (start[i + 1] ?? 0));
	}
	return crossings;
}

interface Ends {
	list: Int32Array;
	count: number;
}

/** Where a layer's arrows end in the next, by their beginnings; those of one node rise, for they do not cross. */
function endsAfter(
	{ after }: LayeredGraph,
	{ order, start, position }: Ordering,
	layer: number,
	room: Int32Array,
): Ends {
	let list = room;
	let count = 0;
	const last = start[layer + 1] ?? 0;
	for (let at = start[layer] ?? 0; at < last; at++) {
		const v = order[at] ?? 0;
		const end = after.start[v + 1] ?? 0;
		const first = count;
		let k = after.start[v] ?? 0;
		if (count + end - k > list.length) {
			const larger = ints(2 * (count + end - k));
			larger.set(list);
			list = larger;
		}
		const isHub = end - k > 64;
		for (; k < end; k++) {
			const place = position[after.items[k] ?? 0] ?? 0;
			let to = count++;
			if (!isHub) for (; to > first && (list[to - 1] ?? 0) > place; to--) list[to] = list[to - 1] ?? 0;
			list[to] = place;
		}
		if (isHub) list.subarray(first, count).sort();
	}
	return { list, count };
}

/** How many pairs of a list are out of order; sorts it. Null when there are more than so many. */
function inversions(list: Int32Array, count: number, most: number): number | null {
	let steps = 0;
	for (let i = 1; i < count && steps <= most; i++) {
		const end = list[i] ?? 0;
		let at = i;
		for (; at > 0 && (list[at - 1] ?? 0) > end; at--) list[at] = list[at - 1] ?? 0;
		list[at] = end;
		steps += i - at;
	}
	return steps > most ? null : steps;
}

function countInTree({ list, count }: Ends, width: number): number {
	const tree = ints(width + 1);
	let crossings = 0;
	for (let i = 0; i < count; i++) {
		const end = (list[i] ?? 0) + 1;
		// All before but those that end no farther on are crossed.
		crossings += i;
		for (let j = end; j > 0; j -= j & -j) crossings -= tree[j] ?? 0;
		for (let j = end; j <= width; j += j & -j) tree[j] = (tree[j] ?? 0) + 1;
	}
	return crossings;
}
