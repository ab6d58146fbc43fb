import { doubles, ints } from "./arrays.ts";
import type { Graph } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import { median } from "./median.ts";
import type { Ordering } from "./ordering.ts";

/** What stood gives way to what is new only when it cannot be otherwise. */
const weightOfStanding = 1_000_000;
/** How much higher than laid out afresh a picture may become for keeping places. */
const mostStretch = 2;

/**
 * Puts nodes back to where they stood: each where it was as far as the order and the distances allow, the new ones
 * as they were placed beside them. When that would stretch the picture too far, as after most of a large graph
 * is gone, the fresh places stay, moved as a whole.
 *
 * @param middle fresh places, changed in place.
 * @param hint where the middle of each node was, or NaN.
 */
export function keepPlaces(
	graph: Graph,
	layered: LayeredGraph,
	ordering: Ordering,
	apart: Float64Array,
	hint: Float64Array,
	middle: Float64Array,
): void {
	const moves: number[] = [];
	for (let v = 0; v < layered.boxCount; v++) {
		const move = (hint[v] ?? Number.NaN) - (middle[v] ?? 0);
		if (!Number.isNaN(move)) moves.push(move);
	}
	if (moves.length === 0) return;
	const whole = median(moves);
	for (let v = 0; v < layered.count; v++) middle[v] = (middle[v] ?? 0) + whole;
	const wanted = wantedPlaces(graph, layered, hint, middle);
	const kept = fitLayers(ordering, apart, wanted, hint);
	if (extent(kept) <= mostStretch * extent(middle) + 200) middle.set(kept);
}

/** Old places; new boxes move as their neighbours do, and lanes as the ends of their arrow. */
function wantedPlaces(
	{ from, to }: Graph,
	{ boxCount, count, firstLane }: LayeredGraph,
	hint: Float64Array,
	middle: Float64Array,
): Float64Array {
	const move = doubles(boxCount);
	const weight = ints(boxCount);
	const isOld = (v: number) => !Number.isNaN(hint[v] ?? Number.NaN);
	for (let v = 0; v < boxCount; v++) if (isOld(v)) move[v] = (hint[v] ?? 0) - (middle[v] ?? 0);
	const add = (v: number, w: number) => {
		if (isOld(v) || !isOld(w)) return;
		move[v] = (move[v] ?? 0) + (move[w] ?? 0);
		weight[v] = (weight[v] ?? 0) + 1;
	};
	for (let e = 0; e < from.length; e++) {
		add(from[e] ?? 0, to[e] ?? 0);
		add(to[e] ?? 0, from[e] ?? 0);
	}
	const wanted = doubles(count);
	for (let v = 0; v < boxCount; v++) {
		move[v] = (move[v] ?? 0) / Math.max(1, weight[v] ?? 0);
		wanted[v] = (middle[v] ?? 0) + (move[v] ?? 0);
	}
	for (let e = 0; e < from.length; e++) {
		const own = ((move[from[e] ?? 0] ?? 0) + (move[to[e] ?? 0] ?? 0)) / 2;
		for (let lane = firstLane[e] ?? 0; lane < (firstLane[e + 1] ?? 0); lane++) {
			wanted[lane] = (middle[lane] ?? 0) + own;
		}
	}
	return wanted;
}

/** Each layer as near to the wanted places as order and distances allow, by pooling those that would overlap. */
function fitLayers(
	{ order, start }: Ordering,
	apart: Float64Array,
	wanted: Float64Array,
	hint: Float64Array,
): Float64Array {
	const places = doubles(wanted.length);
	for (let i = 0; i + 1 < start.length; i++) {
		const pools: { sum: number; weight: number; end: number }[] = [];
		let offset = 0;
		for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++) {
			const v = order[at] ?? 0;
			const weight = Number.isNaN(hint[v] ?? Number.NaN) ? 1 : weightOfStanding;
			let pool = { sum: weight * ((wanted[v] ?? 0) - offset), weight, end: at + 1 };
			for (
				let last = pools.at(-1);
				last && last.sum * pool.weight >= pool.sum * last.weight;
				last = pools.at(-1)
			) {
				pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, end: at + 1 };
				pools.pop();
			}
			pools.push(pool);
			offset += apart[at] ?? 0;
		}
		offset = 0;
		let at = start[i] ?? 0;
		for (const { sum, weight, end } of pools) {
			for (; at < end; at++) {
				places[order[at] ?? 0] = sum / weight + offset;
				offset += apart[at] ?? 0;
			}
		}
	}
	return places;
}

function extent(places: Float64Array): number {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const at of places) {
		low = Math.min(low, at);
		high = Math.max(high, at);
	}
	return high - low;
}
