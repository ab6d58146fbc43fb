import { countCrossings } from "./count-crossings.ts";
import { depthFirstOrder, hintedOrder } from "./first-order.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { type Ordering, placeAll } from "./ordering.ts";
import { type SiftRoom, siftLayer, siftRoomFor } from "./sift-layer.ts";
import { sortLayer } from "./sort-layer.ts";
import { spreadOrder } from "./spread-order.ts";

/**
 * How a search goes: sweeps at most, sweeps without a gain after which it ends, and how far nodes are sifted
 * after their layer was sorted, 0 for not at all. All are counts: a clock would give another picture each time.
 */
interface Plan {
	sweeps: number;
	patience: number;
	reach: number;
}

const sorting: Plan = { sweeps: 8, patience: 2, reach: 0 };
const sifting: Plan = { sweeps: 6, patience: 3, reach: 4 };
const finishing = { rounds: 2, reach: 12 };

interface Search {
	graph: LayeredGraph;
	/** Nodes that keep their order among themselves, or null. */
	isFixed: Uint8Array | null;
	room: SiftRoom;
	isOver: () => boolean;
}

interface Found {
	ordering: Ordering;
	crossings: number;
}

/**
 * Orders the nodes of each layer so that few arrows cross. Three orders to begin with are swept over, layer by
 * layer there and back, sorting by the mean of the neighbours; the best of all that was seen is sifted between
 * sweeps, then at last by itself.
 *
 * @param hint where a node stood before, or NaN: those keep that order within their layer.
 * @param isOver asked between sweeps; when true the best order so far is taken.
 */
export function orderLayers(graph: LayeredGraph, hint: Float64Array, isOver: () => boolean): Ordering {
	const isHinted = hint.some((at) => !Number.isNaN(at));
	const first = isHinted ? hintedOrder(graph, hint) : depthFirstOrder(graph, false);
	const isFixed = isHinted ? Uint8Array.from(hint, (at) => Number(!Number.isNaN(at))) : null;
	const search: Search = { graph, isFixed, room: siftRoomFor(graph, first), isOver };
	let best = improve(search, first, sorting);
	const attempt = (begin: () => Ordering, plan: Plan) => {
		if (best.crossings === 0 || isOver()) return;
		const found = improve(search, begin(), plan);
		if (found.crossings < best.crossings) best = found;
	};
	if (!isHinted) {
		attempt(() => depthFirstOrder(graph, true), sorting);
		attempt(() => spreadOrder(graph), sifting);
	}
	attempt(() => best.ordering, sifting);
	for (let round = 0; round < finishing.rounds && best.crossings > 0 && !isOver(); round++) {
		if (siftAll(search, best.ordering) === 0) break;
	}
	return best.ordering;
}

/** Sweeps over an order as planned and leaves it as the best that was seen. */
function improve(search: Search, ordering: Ordering, { sweeps, patience, reach }: Plan): Found {
	const { graph, isOver } = search;
	let crossings = countCrossings(graph, ordering);
	let best: Int32Array | null = null;
	let idle = 0;
	for (let i = 0; i < sweeps && crossings > 0 && idle < patience && !isOver(); i++) {
		if (idle === 0) best = ordering.order.slice();
		sweep(search, ordering, i % 2 === 0, i % 4 >= 2, reach);
		const now = countCrossings(graph, ordering, crossings);
		idle = now < crossings ? 0 : idle + 1;
		crossings = Math.min(crossings, now);
	}
	if (idle > 0 && best) {
		ordering.order.set(best);
		placeAll(ordering);
	}
	return { ordering, crossings };
}

function sweep(
	{ graph, isFixed, room }: Search,
	ordering: Ordering,
	isDown: boolean,
	doTiesTurn: boolean,
	reach: number,
): void {
	const beside = isDown ? graph.before : graph.after;
	for (let i = 1; i < graph.layerCount; i++) {
		const layer = isDown ? i : graph.layerCount - 1 - i;
		sortLayer(layer, beside, ordering, doTiesTurn, isFixed);
		if (reach > 0) siftLayer(layer, graph, ordering, room, reach, isFixed);
	}
}

/** Sifts every layer once; says how many crossings went. */
function siftAll({ graph, isFixed, room }: Search, ordering: Ordering): number {
	let gain = 0;
	for (let layer = 0; layer < graph.layerCount; layer++) {
		gain += siftLayer(layer, graph, ordering, room, finishing.reach, isFixed);
	}
	return gain;
}
