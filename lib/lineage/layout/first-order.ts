import type { LayeredGraph } from "./layered-graph.ts";
import { type Ordering, orderingOf } from "./ordering.ts";

/**
 * An order to begin with: depth-first, so that what hangs together begins together.
 *
 * @param isBothWays whether to follow arrows backwards as well; otherwise from the sources along the arrows.
 */
export function depthFirstOrder(graph: LayeredGraph, isBothWays: boolean): Ordering {
	const { count, before, after } = graph;
	const sequence = new Int32Array(count);
	const isSeen = new Uint8Array(count);
	const stack = new Int32Array(after.items.length + (isBothWays ? before.items.length : 0) + 1);
	let end = 0;
	for (let v = 0; v < count; v++) {
		if ((before.start[v + 1] ?? 0) > (before.start[v] ?? 0)) continue;
		let height = 0;
		stack[height++] = v;
		while (height > 0) {
			const u = stack[--height] ?? 0;
			if (isSeen[u] === 1) continue;
			isSeen[u] = 1;
			sequence[end++] = u;
			if (isBothWays) {
				const first = before.start[u] ?? 0;
				for (let k = (before.start[u + 1] ?? 0) - 1; k >= first; k--) stack[height++] = before.items[k] ?? 0;
			}
			const first = after.start[u] ?? 0;
			for (let k = (after.start[u + 1] ?? 0) - 1; k >= first; k--) stack[height++] = after.items[k] ?? 0;
		}
	}
	return orderingOf(graph, sequence);
}

/**
 * An order to begin with that takes up how things stood: depth-first, but the nodes that have a hint take their
 * places in the order of their hints.
 */
export function hintedOrder(graph: LayeredGraph, hint: Float64Array): Ordering {
	const ordering = depthFirstOrder(graph, false);
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
