import { bytes, ints } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { type Ordering, orderingOf } from "./ordering.ts";

/** Which arrows are followed from a node: those to later layers, those to earlier ones, or both. */
export type Direction = "ahead" | "back" | "both";

/**
 * An order to begin with: depth-first, so that what hangs together begins together.
 *
 * @param direction from the sources ahead, from the sinks back, or from the sources both ways.
 * @param begin the node from which on sources are looked for.
 */
export function depthFirstOrder(graph: LayeredGraph, direction: Direction, begin = 0): Ordering {
	const { count, before, after } = graph;
	const sequence = ints(count);
	const isSeen = bytes(count);
	const followed = direction === "ahead" ? [after] : direction === "back" ? [before] : [before, after];
	const behind = direction === "back" ? after : before;
	const stack = ints(followed.length * after.items.length + 1);
	let end = 0;
	for (let i = 0; i < count; i++) {
		const v = (begin + i) % count;
		if ((behind.start[v + 1] ?? 0) > (behind.start[v] ?? 0)) continue;
		let height = 0;
		stack[height++] = v;
		while (height > 0) {
			const u = stack[--height] ?? 0;
			if (isSeen[u] === 1) continue;
			isSeen[u] = 1;
			sequence[end++] = u;
			for (const { start, items } of followed) {
				const first = start[u] ?? 0;
				for (let k = (start[u + 1] ?? 0) - 1; k >= first; k--) {
					const w = items[k] ?? 0;
					if (isSeen[w] === 0) stack[height++] = w;
				}
			}
		}
	}
	return orderingOf(graph, sequence);
}

/** Breadth-first over all arrows from a node on, so that what is equally far from it begins together. */
export function breadthFirstOrder(graph: LayeredGraph, begin = 0): Ordering {
	const { count, before, after } = graph;
	const sequence = ints(count);
	const isSeen = bytes(count);
	let end = 0;
	for (let i = 0; i < count; i++) {
		const v = (begin + i) % count;
		if (isSeen[v] === 1) continue;
		let at = end;
		isSeen[v] = 1;
		sequence[end++] = v;
		for (; at < end; at++) {
			const u = sequence[at] ?? 0;
			for (const { start, items } of [before, after]) {
				for (let k = start[u] ?? 0; k < (start[u + 1] ?? 0); k++) {
					const w = items[k] ?? 0;
					if (isSeen[w] === 1) continue;
					isSeen[w] = 1;
					sequence[end++] = w;
				}
			}
		}
	}
	return orderingOf(graph, sequence);
}

/**
 * An order to begin with that takes up how things stood: depth-first, but the nodes that have a hint take their
 * places in the order of their hints.
 */
export function hintedOrder(graph: LayeredGraph, hint: Float64Array): Ordering {
	const ordering = depthFirstOrder(graph, "ahead");
	const { order, start, position } = ordering;
	for (let i = 0; i + 1 < start.length; i++) {
		const layer = order.subarray(start[i], start[i + 1]);
		const hinted = layer.filter((v) => !Number.isNaN(hint[v]));
		// Boxes are numbered in an order of their own, which settles ties.
		hinted.sort((a, b) => (hint[a] ?? 0) - (hint[b] ?? 0) || a - b);
		let at = 0;
		for (let k = 0; k < layer.length; k++) {
			if (!Number.isNaN(hint[layer[k] ?? 0])) layer[k] = hinted[at++] ?? 0;
			position[layer[k] ?? 0] = k;
		}
	}
	return ordering;
}
