import { copied, ints } from "./arrays.ts";
import type { Rows } from "./graph.ts";

/** Times over all nodes, there and back; most graphs settle in three. */
const maxRounds = 6;
/** Nodes that are moved together at most, which keeps a round linear. */
const maxGroup = 48;

/**
 * Moves nodes to later or earlier layers wherever that makes arrows shorter in sum: a node takes along those that
 * it would otherwise push against (after Nikolov, Tarassov, Branke: In Search for Efficient Heuristics for
 * Minimum-Width Graph Layering with Consideration of Dummy Nodes, 2005, with moves both ways and by as many layers
 * as there is room). Short arrows need few lanes, and fewer lanes cross less.
 *
 * @param order nodes such that all arrows lead to later ones.
 * @param layer changed in place; ends with 0 as the first.
 */
export function shortenArrows(out: Rows, into: Rows, order: Int32Array, layer: Int32Array): void {
	const mark = ints(order.length).fill(-1);
	const group = ints(maxGroup);
	const backwards = copied(order).reverse();
	for (let round = 0; round < maxRounds; round++) {
		const isLater = round % 2 === 0;
		const [ahead, behind, step] = isLater ? [out, into, 1] : [into, out, -1];
		let hasMoved = false;
		mark.fill(-1);
		for (const v of isLater ? backwards : order) {
			if (pull(v, ahead, behind, step, layer, mark, group)) hasMoved = true;
		}
		if (!hasMoved && round > 0) break;
	}
	let first = Number.POSITIVE_INFINITY;
	for (const at of layer) if (at < first) first = at;
	for (let v = 0; v < layer.length; v++) layer[v] = (layer[v] ?? 0) - first;
}

/** Moves a node and what stands in its way ahead, if arrows behind them are fewer than those ahead. */
function pull(
	v: number,
	ahead: Rows,
	behind: Rows,
	step: number,
	layer: Int32Array,
	mark: Int32Array,
	group: Int32Array,
): boolean {
	let gain = gainOf(v, ahead, behind);
	if (gain <= 0) return false;
	let size = 1;
	let room = Number.POSITIVE_INFINITY;
	group[0] = v;
	mark[v] = v;
	for (let i = 0; i < size; i++) {
		const u = group[i] ?? 0;
		const next = (layer[u] ?? 0) + step;
		const last = ahead.start[u + 1] ?? 0;
		for (let k = ahead.start[u] ?? 0; k < last; k++) {
			const w = ahead.items[k] ?? 0;
			if (mark[w] === v || layer[w] !== next) continue;
			if (size === maxGroup) return false;
			mark[w] = v;
			group[size++] = w;
			gain += gainOf(w, ahead, behind);
		}
	}
	if (gain <= 0) return false;
	for (let i = 0; i < size; i++) {
		const u = group[i] ?? 0;
		const last = ahead.start[u + 1] ?? 0;
		for (let k = ahead.start[u] ?? 0; k < last; k++) {
			const w = ahead.items[k] ?? 0;
			if (mark[w] !== v) room = Math.min(room, ((layer[w] ?? 0) - (layer[u] ?? 0)) * step - 1);
		}
	}
	for (let i = 0; i < size; i++) {
		const u = group[i] ?? 0;
		layer[u] = (layer[u] ?? 0) + step * room;
	}
	return true;
}

/**
 * Arrows ahead of a node less those behind it. Arrows within a group count on both sides, so that its gain is the
 * sum of its nodes' own; and what a node without a gain pushes, gains at least as much by itself.
 */
function gainOf(v: number, ahead: Rows, behind: Rows): number {
	return (
		(ahead.start[v + 1] ?? 0) - (ahead.start[v] ?? 0) - (behind.start[v + 1] ?? 0) + (behind.start[v] ?? 0)
	);
}
