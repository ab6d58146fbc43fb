import { countCrossings } from "./count-crossings.ts";
import { breadthFirstOrder, depthFirstOrder, hintedOrder } from "./first-order.ts";
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

const looking: Plan = { sweeps: 2, patience: 2, reach: 0 };
const sifting: Plan = { sweeps: 4, patience: 2, reach: 4 };

/** How much is tried where strands are to be ordered. */
interface Effort {
	/** An order that sees the whole is sifted, and no more tried, when untouched it crosses less than so many times more. */
	promise: number;
	beginnings: number;
	sorting: Plan;
	smoothings: number;
	settling: Plan;
}

const thorough: Effort = {
	promise: 1.1,
	beginnings: 5,
	sorting: { sweeps: 6, patience: 6, reach: 0 },
	smoothings: 2,
	settling: { sweeps: 10, patience: 5, reach: 4 },
};
/** For larger graphs, which would take too long to try so much on. */
const brisk: Effort = {
	promise: 1.3,
	beginnings: 3,
	sorting: { sweeps: 4, patience: 4, reach: 0 },
	smoothings: 1,
	settling: { sweeps: 8, patience: 3, reach: 4 },
};
const mostForThorough = 1_200;
const finishingReach = 12;
/** Rounds to find an order that sees the whole, and to smooth one that was found. */
const rounds = { spread: 48, smooth: 4 };

interface Search {
	graph: LayeredGraph;
	/** Nodes that keep their order among themselves, or null. */
	isFixed: Uint8Array | null;
	room: SiftRoom;
	means: Float64Array;
	isOver: () => boolean;
}

interface Found {
	ordering: Ordering;
	crossings: number;
}

/**
 * Orders the nodes of each layer so that few arrows cross.
 *
 * @param hint where a node stood before, or NaN: those keep that order within their layer.
 * @param isOver asked between sweeps; when true the best order so far is taken.
 */
export function orderLayers(graph: LayeredGraph, hint: Float64Array, isOver: () => boolean): Ordering {
	const isHinted = hint.some((at) => !Number.isNaN(at));
	if (!isHinted) return orderAfresh(graph, isOver);
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

function searchFrom(
	graph: LayeredGraph,
	ordering: Ordering,
	isFixed: Uint8Array | null,
	isOver: () => boolean,
): Search {
	const room = siftRoomFor(graph, ordering);
	return { graph, isFixed, room, means: new Float64Array(room.line.length), isOver };
}

/**
 * Where all is entangled, the order that sees the whole graph is the best to begin with, and sifting it is all
 * there is to do; where there are strands that a few arrows join, sweeps that sort by the mean of the neighbours
 * find more, so that several beginnings are tried.
 */
function orderAfresh(graph: LayeredGraph, isOver: () => boolean): Ordering {
	const first = depthFirstOrder(graph, "ahead");
	const search = searchFrom(graph, first, null, isOver);
	let best = improve(search, first, looking, countCrossings(graph, first));
	const isDone = () => best.crossings === 0 || isOver();
	const take = (found: Found) => {
		if (found.crossings < best.crossings) best = found;
	};
	const attempt = (ordering: Ordering, plan: Plan) => {
		const known = ordering === best.ordering ? best.crossings : undefined;
		if (!isDone()) take(improve(search, ordering, plan, known));
	};
	if (isDone()) return best.ordering;
	const effort = graph.count > mostForThorough ? brisk : thorough;
	const spread = spreadOrder(graph, depthFirstOrder(graph, "ahead"), rounds.spread);
	const most = best.crossings * effort.promise;
	if (countCrossings(graph, spread, most) < most) {
		attempt(spread, sifting);
	} else {
		race(search, best, [spread, ...beginnings(graph, effort.beginnings)], effort.sorting).forEach(take);
		for (let i = 0; i < effort.smoothings; i++) {
			attempt(spreadOrder(graph, best.ordering, rounds.smooth), effort.sorting);
		}
		attempt(best.ordering, effort.settling);
	}
	return finish(search, best);
}

/** Sifts every layer once more, farther. */
function finish({ graph, isFixed, room, isOver }: Search, { ordering, crossings }: Found): Ordering {
	for (let layer = 0; layer < graph.layerCount && crossings > 0 && !isOver(); layer++) {
		siftLayer(layer, graph, ordering, room, finishingReach, isFixed);
	}
	return ordering;
}

function beginnings(graph: LayeredGraph, count: number): Ordering[] {
	const half = graph.boxCount >> 1;
	const all = [
		() => depthFirstOrder(graph, "both"),
		() => depthFirstOrder(graph, "both", half),
		() => breadthFirstOrder(graph, half),
		() => breadthFirstOrder(graph),
		() => depthFirstOrder(graph, "back"),
	];
	return all.slice(0, count).map((begin) => begin());
}

/** Looks at each beginning, then goes on with the best two. */
function race(search: Search, first: Found, others: readonly Ordering[], plan: Plan): Found[] {
	const found = [first, ...others.map((ordering) => improve(search, ordering, looking))];
	found.sort((a, b) => a.crossings - b.crossings);
	return found.slice(0, 2).map(({ ordering, crossings }) => improve(search, ordering, plan, crossings));
}

/** Sweeps over an order as planned and leaves it as the best that was seen. */
function improve(
	search: Search,
	ordering: Ordering,
	{ sweeps, patience, reach }: Plan,
	known?: number,
): Found {
	const { graph, isOver } = search;
	let crossings = known ?? Number.POSITIVE_INFINITY;
	const best = new Int32Array(ordering.order.length);
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
