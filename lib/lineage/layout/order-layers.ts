import { countCrossings } from "./count-crossings.ts";
import { hintedOrder } from "./first-order.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { orderAfresh } from "./order-afresh.ts";
import type { Ordering } from "./ordering.ts";
import { finish, improve, looking, searchFrom, sifting } from "./search.ts";

/**
 * Orders the nodes of each layer so that few arrows cross.
 *
 * @param hint where a node stood before, or NaN: those keep that order within their layer; null where none stood.
 * @param isOver asked between sweeps; when true the best order so far is taken.
 */
export function orderLayers(graph: LayeredGraph, hint: Float64Array | null, isOver: () => boolean): Ordering {
	if (!hint) return orderAfresh(graph, isOver);
	// Where no box is new, the order found afresh is mostly the one that stood, with its lanes, which no hint tells.
	if (hint.subarray(0, graph.boxCount).every((at) => !Number.isNaN(at))) {
		const fresh = orderAfresh(graph, isOver);
		if (doesKeep(fresh, hint)) return fresh;
	}
	const isFixed = Uint8Array.from(hint, (at) => Number(!Number.isNaN(at)));
	const first = hintedOrder(graph, hint);
	const search = searchFrom(graph, first, isFixed, isOver);
	const looked = improve(search, first, looking, countCrossings(graph, first));
	return finish(search, improve(search, looked.ordering, sifting, looked.crossings));
}

/** Whether hinted nodes stand in the order of their hints. */
function doesKeep({ order, start }: Ordering, hint: Float64Array): boolean {
	for (let i = 0; i + 1 < start.length; i++) {
		let last = Number.NEGATIVE_INFINITY;
		for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++) {
			const own = hint[order[at] ?? 0] ?? Number.NaN;
			if (own < last) return false;
			if (own > last) last = own;
		}
	}
	return true;
}
