import { doubles, ints } from "./arrays.ts";
import { countCrossings } from "./count-crossings.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { type Ordering, placeAll } from "./ordering.ts";
import { type SiftRoom, siftLayer, siftRoomFor } from "./sift-layer.ts";
import { sortLayer } from "./sort-layer.ts";

/**
 * How a search goes: sweeps at most, sweeps without a gain after which it ends, and how far nodes are sifted
 * after their layer was sorted, 0 for not at all. All are counts: a clock would give another picture each time.
 */
export interface Plan {
	sweeps: number;
	patience: number;
	reach: number;
}

/** A look at an order, and a search that sifts. */
export const looking: Plan = { sweeps: 2, patience: 2, reach: 0 };
export const sifting: Plan = { sweeps: 4, patience: 2, reach: 4 };

const finishingReach = 12;

export interface Search {
	graph: LayeredGraph;
	/** Nodes that keep their order among themselves, or null. */
	isFixed: Uint8Array | null;
	room: SiftRoom;
	means: Float64Array;
	/** Room for the best order of a search. */
	best: Int32Array;
	isOver: () => boolean;
}

export interface Found {
	ordering: Ordering;
	crossings: number;
}

/** A search with room for an ordering's layers. */
export function searchFrom(
	graph: LayeredGraph,
	ordering: Ordering,
	isFixed: Uint8Array | null,
	isOver: () => boolean,
): Search {
	const room = siftRoomFor(graph, ordering);
	const best = ints(ordering.order.length);
	return { graph, isFixed, room, means: doubles(room.line.length), best, isOver };
}

/** Sweeps over an order as planned and leaves it as the best that was seen. */
export function improve(
	search: Search,
	ordering: Ordering,
	{ sweeps, patience, reach }: Plan,
	known?: number,
): Found {
	const { graph, best, isOver } = search;
	let crossings = known ?? Number.POSITIVE_INFINITY;
	let idle = 0;
	for (let i = 0; i < sweeps && crossings > 0 && idle < patience && !isOver(); i++) {
		if (idle === 0) best.set(ordering.order);
		sweep(search, ordering, i % 2 === 0, i % 4 >= 2, reach);
		// Of a beginning, the first sweep is never the best.
		if (known === undefined && i === 0) continue;
		const now = countCrossings(graph, ordering, crossings);
		idle = now < crossings ? 0 : idle + 1;
		crossings = Math.min(crossings, now);
	}
	if (idle > 0) {
		ordering.order.set(best);
		placeAll(ordering);
	}
	return { ordering, crossings };
}

function sweep(
	{ graph, isFixed, room, means }: Search,
	ordering: Ordering,
	isDown: boolean,
	doTiesTurn: boolean,
	reach: number,
): void {
	const beside = isDown ? graph.before : graph.after;
	for (let i = 1; i < graph.layerCount; i++) {
		const layer = isDown ? i : graph.layerCount - 1 - i;
		sortLayer(layer, beside, ordering, means, doTiesTurn, isFixed);
		if (reach > 0) siftLayer(layer, graph, ordering, room, reach, isFixed);
	}
}

/** Sifts every layer once more, farther. */
export function finish({ graph, isFixed, room, isOver }: Search, { ordering, crossings }: Found): Ordering {
	for (let layer = 0; layer < graph.layerCount && crossings > 0 && !isOver(); layer++) {
		siftLayer(layer, graph, ordering, room, finishingReach, isFixed);
	}
	return ordering;
}
