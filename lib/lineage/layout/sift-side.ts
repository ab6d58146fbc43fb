import type { Rows } from "./graph.ts";
import type { Ordering } from "./ordering.ts";

/** The ends of a layer's arrows on one side: those of its node `i` are `ends[start[i] … start[i+1])`, sorted. */
export interface Side {
	start: Int32Array;
	ends: Int32Array;
}

/** Nodes of a layer whose arrows may cross those of a node before them, and of one behind them. */
export interface Crosses {
	before: Uint8Array;
	behind: Uint8Array;
}

/** So few pairs of arrows are quicker compared one by one. */
const few = 8;

/** Takes in the layer's arrows on one side; says whether any cross, and notes whose. */
export function fillSide(
	{ start, ends }: Side,
	beside: Rows,
	{ order, position }: Ordering,
	first: number,
	count: number,
	crosses: Crosses,
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
export function balance(side: Side, v: number, w: number): number {
	const { start, ends } = side;
	const ofV = start[v] ?? 0;
	const ofW = start[w] ?? 0;
	const degreeV = (start[v + 1] ?? 0) - ofV;
	const degreeW = (start[w + 1] ?? 0) - ofW;
	if (degreeV === 1 && degreeW === 1) {
		const apart = (ends[ofV] ?? 0) - (ends[ofW] ?? 0);
		return apart > 0 ? 1 : apart < 0 ? -1 : 0;
	}
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
	if (allPairs <= few) {
		for (let i = ofV; i < endV; i++) {
			const end = ends[i] ?? 0;
			for (let k = ofW; k < endW; k++) {
				const other = ends[k] ?? 0;
				if (end > other) sum++;
				else if (end < other) sum--;
			}
		}
		return sum;
	}
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
