import { countCrossings } from "./count-crossings.ts";
import { breadthFirstOrder, depthFirstOrder } from "./first-order.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import {
	type Found,
	finish,
	improve,
	looking,
	type Plan,
	type Search,
	searchFrom,
	sifting,
} from "./search.ts";
import { spreadOrder } from "./spread-order.ts";

/** How much is tried where strands are to be ordered. */
interface Effort {
	/** Rounds to find an order that sees the whole. */
	spread: number;
	/** An order that sees the whole is sifted, and no more tried, when untouched it crosses less than so many times more. */
	promise: number;
	sifting: Plan;
	beginnings: number;
	sorting: Plan;
	smoothings: number;
	settling: Plan;
}

/**
 * For small graphs, where setting out costs as much as going: a few milliseconds, and but few more arrows cross than with
 * all that could be tried.
 */
const light: Effort = {
	spread: 32,
	promise: 1.1,
	sifting: { sweeps: 3, patience: 1, reach: 4 },
	beginnings: 5,
	sorting: { sweeps: 6, patience: 4, reach: 0 },
	smoothings: 0,
	settling: { sweeps: 4, patience: 2, reach: 8 },
};
const thorough: Effort = {
	spread: 48,
	promise: 1.1,
	sifting,
	beginnings: 5,
	sorting: { sweeps: 6, patience: 6, reach: 0 },
	smoothings: 2,
	settling: { sweeps: 10, patience: 5, reach: 4 },
};
/** For larger graphs, which would take too long to try so much on. */
const brisk: Effort = {
	spread: 48,
	promise: 1.2,
	sifting,
	beginnings: 3,
	sorting: { sweeps: 4, patience: 4, reach: 0 },
	smoothings: 1,
	settling: { sweeps: 8, patience: 3, reach: 4 },
};
/** Up to so many nodes, those of lanes included. */
const most = { forLight: 600, forThorough: 1_200 };
/** Rounds to smooth an order that was found. */
const smoothRounds = 4;

/**
 * Orders the nodes of each layer so that few arrows cross, bound to nothing that stood.
 *
 * Where all is entangled, the order that sees the whole graph is the best to begin with, and sifting it is all
 * there is to do; where there are strands that a few arrows join, sweeps that sort by the mean of the neighbours
 * find more, so that several beginnings are tried.
 */
export function orderAfresh(graph: LayeredGraph, isOver: () => boolean): Ordering {
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
	const effort = effortFor(graph.count);
	const spread = spreadOrder(graph, depthFirstOrder(graph, "ahead"), effort.spread);
	const promising = best.crossings * effort.promise;
	if (countCrossings(graph, spread, promising) < promising) {
		attempt(spread, effort.sifting);
	} else {
		race(search, best, [spread, ...beginnings(graph, effort.beginnings)], effort.sorting).forEach(take);
		for (let i = 0; i < effort.smoothings; i++) {
			attempt(spreadOrder(graph, best.ordering, smoothRounds), effort.sorting);
		}
		attempt(best.ordering, effort.settling);
	}
	return finish(search, best);
}

function effortFor(count: number): Effort {
	if (count <= most.forLight) return light;
	return count <= most.forThorough ? thorough : brisk;
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
