import { bytes, doubles, ints } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Ordering } from "./ordering.ts";

const sweeps = 2;
/** Places nearer than this are one. */
const same = 1e-6;

/**
 * Draws what stands in one line towards the median of what it leads to, as far as its neighbours leave room: the
 * mean of four alignments stands where none of them wanted it, and lanes run wide of their ends. Straight
 * lines stay straight, orders and distances as they are, and every move makes arrows shorter.
 *
 * @param apart how far neighbours stay apart, by slots of the order.
 * @param middle of each node across its layer, changed in place.
 */
export function tighten(
	graph: LayeredGraph,
	ordering: Ordering,
	apart: Float64Array,
	middle: Float64Array,
): void {
	const { order } = ordering;
	const slot = ints(graph.count);
	for (let s = 0; s < order.length; s++) slot[order[s] ?? 0] = s;
	const next = ints(graph.count);
	const isLater = bytes(graph.count);
	const ends = doubles(graph.before.items.length + graph.after.items.length);
	for (let sweep = 0; sweep < sweeps; sweep++) {
		let hasMoved = false;
		findLines(graph, middle, next, isLater);
		for (let i = 0; i < order.length; i++) {
			const v = order[sweep % 2 === 0 ? i : order.length - 1 - i] ?? 0;
			if (isLater[v] === 0 && moveLine(v, graph, order, slot, apart, next, ends, middle)) hasMoved = true;
		}
		if (!hasMoved) break;
	}
}

/** For each node the one after it in its line, or -1, and whether there is one before it. */
function findLines(
	{ count, after }: LayeredGraph,
	middle: Float64Array,
	next: Int32Array,
	isLater: Uint8Array,
): void {
	next.fill(-1);
	isLater.fill(0);
	for (let v = 0; v < count; v++) {
		for (let k = after.start[v] ?? 0; k < (after.start[v + 1] ?? 0); k++) {
			const w = after.items[k] ?? 0;
			if (Math.abs((middle[v] ?? 0) - (middle[w] ?? 0)) > same) continue;
			next[v] = w;
			isLater[w] = 1;
		}
	}
}

/**
 * Moves the line that begins with a node; says whether it did.
 *
 * @param ends room for what all its nodes lead to.
 */
function moveLine(
	first: number,
	{ before, after }: LayeredGraph,
	order: Int32Array,
	slot: Int32Array,
	apart: Float64Array,
	next: Int32Array,
	ends: Float64Array,
	middle: Float64Array,
): boolean {
	let low = Number.NEGATIVE_INFINITY;
	let high = Number.POSITIVE_INFINITY;
	let count = 0;
	let last = -1;
	for (let v = first; v >= 0; v = next[v] ?? -1) {
		const s = slot[v] ?? 0;
		const gapBefore = s > 0 ? (apart[s - 1] ?? Number.NaN) : Number.NaN;
		const gapAfter = apart[s] ?? Number.NaN;
		if (gapBefore >= 0) low = Math.max(low, (middle[order[s - 1] ?? 0] ?? 0) + gapBefore);
		if (gapAfter >= 0) high = Math.min(high, (middle[order[s + 1] ?? 0] ?? 0) - gapAfter);
		for (let k = before.start[v] ?? 0; k < (before.start[v + 1] ?? 0); k++) {
			const u = before.items[k] ?? 0;
			if (u !== last) ends[count++] = middle[u] ?? 0;
		}
		for (let k = after.start[v] ?? 0; k < (after.start[v + 1] ?? 0); k++) {
			const w = after.items[k] ?? 0;
			if (w !== next[v]) ends[count++] = middle[w] ?? 0;
		}
		last = v;
	}
	if (count === 0) return false;
	if (count > 2) sortFirst(ends, count);
	const at = middle[first] ?? 0;
	// Anywhere between the two in the middle is as good: the nearest.
	const one = ends[(count - 1) >> 1] ?? 0;
	const other = ends[count >> 1] ?? 0;
	const wanted = Math.min(Math.max(at, Math.min(one, other)), Math.max(one, other));
	const to = Math.max(low, Math.min(high, wanted));
	if (Math.abs(to - at) <= same || low > high) return false;
	for (let v = first; v >= 0; v = next[v] ?? -1) middle[v] = to;
	return true;
}

function sortFirst(values: Float64Array, count: number): void {
	if (count > 24) {
		values.subarray(0, count).sort();
		return;
	}
	for (let i = 1; i < count; i++) {
		const value = values[i] ?? 0;
		let at = i;
		for (; at > 0 && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
		values[at] = value;
	}
}
