import { bytes, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";
import { balance, type Crosses, fillSide, type Side } from "./sift-side.ts";

/** So many crossings more on the way to a place are not made good beyond it, in all likelihood. */
const hopeless = 1;

/** Room to sift a layer in, made once for all. */
export interface SiftRoom {
	before: Side;
	after: Side;
	/** The layer's nodes as they stood, and the line in which they stand now, by their numbers therein. */
	nodes: Int32Array;
	line: Int32Array;
	placeOf: Int32Array;
	crosses: Crosses;
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
