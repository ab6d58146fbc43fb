import { doubles } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/** How far neighbours stay apart across their layer. */
export interface Spacing {
	/** How much room each node takes across its layer; lanes none. */
	size: Float64Array;
	nodeGap: number;
	laneGap: number;
}

/** How far each node's middle stays from the next in its layer, by slots of the order; NaN for a layer's last. */
export function distances(
	{ boxCount }: LayeredGraph,
	{ order, start }: Ordering,
	{ size, nodeGap, laneGap }: Spacing,
): Float64Array {
	const apart = doubles(order.length).fill(Number.NaN);
	for (let i = 0; i + 1 < start.length; i++) {
		for (let at = start[i] ?? 0; at + 1 < (start[i + 1] ?? 0); at++) {
			const u = order[at] ?? 0;
			const v = order[at + 1] ?? 0;
			const gap = u >= boxCount && v >= boxCount ? laneGap : nodeGap;
			apart[at] = ((size[u] ?? 0) + (size[v] ?? 0)) / 2 + gap;
		}
	}
	return apart;
}
