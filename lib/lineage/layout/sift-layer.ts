import { bytes, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

/** The ends of a layer's arrows on one side: those of its node `i` are `ends[start[i] … start[i+1])`, sorted. */
interface Side {
	start: Int32Array;
	ends: Int32Array;
}

/** So many crossings more on the way to a place are not made good beyond it, in all likelihood. */
const hopeless = 2;

/** Room to sift a layer in, made once for all. */
export interface SiftRoom {
	before: Side;
	after: Side;
	/** The layer's nodes as they stood, and the line in which they stand now, by their numbers therein. */
	nodes: Int32Array;
	line: Int32Array;
	placeOf: Int32Array;
	/** Nodes whose arrows may cross those of a node before them in the line, and of one behind them. */
	crosses: { before: Uint8Array; behind: Uint8Array };
}

export function siftRoomFor({ before, after }: LayeredGraph, { order, start }: Ordering): SiftRoom {
	let widest = 0;
	for (let i = 0; i + 1 < start.length; i++) widest = Math.max(widest, (start[i + 1] ?? 0) - (start[i] ?? 0));
	const most = (rows: Rows): number => {
		let size = 0;
		for (let i = 0; i + 1 < start.length; i++) {
			let own = 0;
			for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at++) {
				const v = order[at] ?? 0;
				own += (rows.start[v + 1] ?? 0) - (rows.start[v] ?? 0);
			}
			size = Math.max(size, own);
		}
		return size;
	};
	const side = (rows: Rows) => ({ start: ints(widest + 1), ends: ints(most(rows)) });
	const list = () => ints(widest);
	return {
		before: side(before),
		after: side(after),
		nodes: list(),
		line: list(),
		placeOf: list(),
		crosses: { before: bytes(widest), behind: bytes(widest) },
	};
}

/**
 * Moves each node of a layer to where its arrows cross the fewest others, while the layers beside it stand
 * (Matuszewski, Schönfeld, Molitor: Using Sifting for k-Layer Straightline Crossing Minimization, 1999), looking
 * only so far to either side.
 *
 * @param reach how many places a node moves at most.
 * @param isFixed nodes that keep their order among themselves, or null.
 * @returns how many crossings went.
 */
export function siftLayer(
	layer: number,
	graph: LayeredGraph,
	ordering: Ordering,
	{ before, after, nodes, line, placeOf, crosses }: SiftRoom,
	reach: number,
	isFixed: Uint8Array | null,
): number {
	const { order, start, position } = ordering;
	const first = start[layer] ?? 0;
	const count = (start[layer + 1] ?? 0) - first;
	if (count < 2) return 0;
	crosses.before.fill(0, 0, count);
	crosses.behind.fill(0, 0, count);
	const hasCrossingsBefore = fillSide(before, graph.before, ordering, first, count, crosses);
	const hasCrossingsAfter = fillSide(after, graph.after, ordering, first, count, crosses);
	if (!hasCrossingsBefore && !hasCrossingsAfter) return 0;
	for (let i = 0; i < count; i++) {
		nodes[i] = order[first + i] ?? 0;
		line[i] = i;
		placeOf[i] = i;
	}
	let gain = 0;
	for (let v = 0; v < count; v++) {
		const place = placeOf[v] ?? 0;
		const isHeld = isFixed !== null && isFixed[nodes[v] ?? 0] === 1;
		let best = 0;
		let to = place;
		for (let step = -1; step <= 1; step += 2) {
			// What crosses nothing on one side has nothing to gain there.
			if ((step < 0 ? crosses.before : crosses.behind)[v] === 0) continue;
			const end = step < 0 ? Math.max(-1, place - reach - 1) : Math.min(count, place + reach + 1);
			let sum = 0;
			for (let at = place + step; at !== end; at += step) {
				const w = line[at] ?? 0;
				if (isHeld && isFixed[nodes[w] ?? 0] === 1) break;
				sum -= step * (balance(before, w, v) + balance(after, w, v));
				if (sum > best) {
					best = sum;
					to = at;
				} else if (sum < -hopeless) break;
			}
		}
		if (best === 0) continue;
		gain += best;
		const step = to < place ? -1 : 1;
		for (let at = place; at !== to; at += step) {
			const w = line[at + step] ?? 0;
			line[at] = w;
			placeOf[w] = at;
			(step < 0 ? crosses.before : crosses.behind)[w] = 1;
		}
		crosses.before[v] = 1;
		crosses.behind[v] = 1;
		line[to] = v;
		placeOf[v] = to;
	}
	if (gain === 0) return 0;
	for (let i = 0; i < count; i++) {
		const v = nodes[line[i] ?? 0] ?? 0;
		order[first + i] = v;
		position[v] = i;
	}
	return gain;
}

/** Takes in the layer's arrows on one side; says whether any cross, and notes whose. */
function fillSide(
	{ start, ends }: Side,
	beside: Rows,
	{ order, position }: Ordering,
	first: number,
	count: number,
	crosses: SiftRoom["crosses"],
): boolean {
	let at = 0;
	let farthest = -1;
	let hasCrossings = false;
	for (let i = 0; i < count; i++) {
		const v = order[first + i] ?? 0;
		const from = at;
		start[i] = from;
		const last = beside.start[v + 1] ?? 0;
		for (let k = beside.start[v] ?? 0; k < last; k++) ends[at++] = position[beside.items[k] ?? 0] ?? 0;
		if (at === from) continue;
		if (at - from > 1) sortPart(ends, from, at);
		if ((ends[from] ?? 0) < farthest) {
			hasCrossings = true;
			crosses.before[i] = 1;
		}
		farthest = Math.max(farthest, ends[at - 1] ?? 0);
	}
	start[count] = at;
	if (!hasCrossings) return false;
	let nearest = Number.POSITIVE_INFINITY;
	for (let i = count - 1; i >= 0; i--) {
		const from = start[i] ?? 0;
		const end = start[i + 1] ?? 0;
		if (end === from) continue;
		if ((ends[end - 1] ?? 0) > nearest) crosses.behind[i] = 1;
		nearest = Math.min(nearest, ends[from] ?? 0);
	}
	return true;
}

function sortPart(values: Int32Array, from: number, end: number): void {
	if (end - from > 24) {
		values.subarray(from, end).sort();
		return;
	}
	for (let i = from + 1; i < end; i++) {
		const value = values[i] ?? 0;
		let at = i;
		for (; at > from && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
		values[at] = value;
	}
}

/** Crossings between the arrows of `v` and `w` with `v` first, less those with `w` first. */
function balance(side: Side, v: number, w: number): number {
	const { start, ends } = side;
	const ofV = start[v] ?? 0;
	const ofW = start[w] ?? 0;
	const degreeV = (start[v + 1] ?? 0) - ofV;
	const degreeW = (start[w + 1] ?? 0) - ofW;
	if (degreeV === 1 && degreeW === 1) return Math.sign((ends[ofV] ?? 0) - (ends[ofW] ?? 0));
	return degreeV === 0 || degreeW === 0 ? 0 : balanceOfMany(side, v, w);
}

function balanceOfMany({ start, ends }: Side, v: number, w: number): number {
	const ofV = start[v] ?? 0;
	const endV = start[v + 1] ?? 0;
	const ofW = start[w] ?? 0;
	const endW = start[w + 1] ?? 0;
	// Two lists that do not overlap need no comparing.
	const allPairs = (endV - ofV) * (endW - ofW);
	if ((ends[endV - 1] ?? 0) < (ends[ofW] ?? 0)) return -allPairs;
	if ((ends[ofV] ?? 0) > (ends[endW - 1] ?? 0)) return allPairs;
	let sum = 0;
	let less = ofW;
	let notMore = ofW;
	for (let i = ofV; i < endV; i++) {
		const end = ends[i] ?? 0;
		while (less < endW && (ends[less] ?? 0) < end) less++;
		if (notMore < less) notMore = less;
		while (notMore < endW && (ends[notMore] ?? 0) === end) notMore++;
		sum += less - ofW - (endW - notMore);
	}
	return sum;
}
