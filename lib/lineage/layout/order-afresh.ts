import { countCrossings } from "./count-crossings.ts";
import { breadthFirstOrder, depthFirstOrder } from "./first-order.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { copyOf, type Ordering } from "./ordering.ts";
import { type Effort, effortFor } from "./ordering-effort.ts";
import { type Found, finish, improve, looking, type Plan, type Search, searchFrom } from "./search.ts";
import { sortLeaves } from "./sort-leaves.ts";
import { spreadOrder } from "./spread-order.ts";

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
	return sortLeaves(graph, fewestCrossings(graph, isOver));
}

function fewestCrossings(graph: LayeredGraph, isOver: () => boolean): Ordering {
	const first = depthFirstOrder(graph, "ahead");
	const crossings = countCrossings(graph, first);
	if (crossings === 0) return first;
	const search = searchFrom(graph, first, null, isOver);
	const untouched = copyOf(first);
	const looked = improve(search, first, looking, crossings);
	if (looked.crossings === 0 || isOver()) return looked.ordering;
	const effort = effortFor(graph.count);
	const spread = spreadOrder(graph, untouched, effort.spread);
	const promising = looked.crossings * effort.promise;
	const isEntangled = looked.crossings >= effort.entangled * graph.after.items.length;
	if (isEntangled && countCrossings(graph, spread, promising) < promising) {
		return finish(search, best([looked, improve(search, spread, effort.sifting)]));
	}
	const isSpreadAlone = looked.crossings >= effort.spreadAlone * graph.after.items.length;
	const others = isSpreadAlone ? [] : beginnings(graph, effort);
	return finish(search, race(search, looked, [spread, ...others], effort));
}

function beginnings(graph: LayeredGraph, { beginnings }: Effort): Ordering[] {
	const half = graph.boxCount >> 1;
	const all = {
		both: () => depthFirstOrder(graph, "both"),
		bothFromHalf: () => depthFirstOrder(graph, "both", half),
		wideFromHalf: () => breadthFirstOrder(graph, half),
		wide: () => breadthFirstOrder(graph),
		back: () => depthFirstOrder(graph, "back"),
	};
	return beginnings.map((name) => all[name]());
}

/** Looks at each beginning, goes on with the best of them, and in the end with the best of those. */
function race(search: Search, looked: Found, others: readonly Ordering[], effort: Effort): Found {
	const { sorted, sorting, settled, settling, smoothings } = effort;
	let found = [looked];
	for (const ordering of others) {
		const other = improve(search, ordering, looking);
		if (other.crossings === 0) return other;
		found.push(other);
	}
	const goOn = (plan: Plan) => {
		found = found.map(({ ordering, crossings }) => improve(search, ordering, plan, crossings));
	};
	found = found.sort(byCrossings).slice(0, sorted);
	goOn(sorting);
	for (let i = 0; i < smoothings && best(found).crossings > 0; i++) {
		found.push(improve(search, spreadOrder(search.graph, best(found).ordering, smoothRounds), sorting));
	}
	found = found.sort(byCrossings).slice(0, settled);
	if (best(found).crossings > 0) goOn(settling);
	return best(found);
}

const byCrossings = (a: Found, b: Found) => a.crossings - b.crossings;

/** The one with the fewest crossings; the first of several. */
function best(found: readonly Found[]): Found {
	return found.reduce((least, one) => (one.crossings < least.crossings ? one : least));
}
