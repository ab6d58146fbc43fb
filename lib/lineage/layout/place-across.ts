import { row } from "./graph.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Layers } from "./order-layers.ts";

/** How much room a node takes across its layer, and how far neighbours stay apart. */
export interface Spacing {
	size: Float64Array;
	nodeGap: number;
	laneGap: number;
}

/**
 * Places nodes across their layers (Brandes, Köpf: Fast and Simple Horizontal Coordinate Assignment, 2001): four
 * alignments of nodes with their median neighbours, each as tight as it can be, and the mean of the middle two.
 * Lanes stay straight. Blocks are compacted by longest paths over the order of their nodes, which keeps every
 * distance by construction; the original's class shifts need the erratum of Brandes, Walter, Zink (2020).
 *
 * @returns the middle of each node across the layers.
 */
export function placeAcross(graph: LayeredGraph, layers: Layers, spacing: Spacing): Float64Array {
	const conflicts = findConflicts(graph, layers);
	const all = ([false, true] as const).flatMap((isUp) =>
		([false, true] as const).map((isMirrored) =>
			alignOnce(graph, layers, spacing, conflicts, isUp, isMirrored),
		),
	);
	const narrowest = all.reduce((best, one) => (extent(one) < extent(best) ? one : best));
	const [low, high] = range(narrowest);
	all.forEach((xs, i) => {
		const [ownLow, ownHigh] = range(xs);
		// Left alignments meet at the low end, right ones at the high end.
		const shift = i % 2 === 0 ? low - ownLow : high - ownHigh;
		for (let v = 0; v < xs.length; v++) xs[v] = (xs[v] ?? 0) + shift;
	});
	const middle = new Float64Array(graph.count);
	for (let v = 0; v < graph.count; v++) {
		const four = all.map((xs) => xs[v] ?? 0).sort((a, b) => a - b);
		middle[v] = ((four[1] ?? 0) + (four[2] ?? 0)) / 2;
	}
	return middle;
}

function range(xs: Float64Array): [number, number] {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const x of xs) {
		low = Math.min(low, x);
		high = Math.max(high, x);
	}
	return [low, high];
}

function extent(xs: Float64Array): number {
	const [low, high] = range(xs);
	return high - low;
}

/** Arrows between boxes that cross a lane (type 1 conflicts): they give way, so that lanes are straight. */
function findConflicts({ boxCount, before, count }: LayeredGraph, layers: Layers): Set<number> {
	const conflicts = new Set<number>();
	const position = new Int32Array(count);
	for (const layer of layers) for (let i = 0; i < layer.length; i++) position[layer[i] ?? 0] = i;
	const lanesUpper = (v: number) => {
		if (v < boxCount) return -1;
		const u = row(before, v)[0] ?? -1;
		return u >= boxCount ? u : -1;
	};
	for (let i = 1; i < layers.length; i++) {
		const [upper, lower] = [layers[i - 1], layers[i]];
		if (!upper || !lower) continue;
		let left = 0;
		let scanned = 0;
		for (let at = 0; at < lower.length; at++) {
			const inner = lanesUpper(lower[at] ?? 0);
			if (inner < 0 && at < lower.length - 1) continue;
			const right = inner < 0 ? upper.length : (position[inner] ?? 0);
			for (; scanned <= at; scanned++) {
				const v = lower[scanned] ?? 0;
				if (lanesUpper(v) >= 0) continue;
				for (const u of row(before, v)) {
					const end = position[u] ?? 0;
					if (end < left || end > right) conflicts.add(u * count + v);
				}
			}
			left = right;
		}
	}
	return conflicts;
}

/** One of the four: neighbours before or after, ties to one side or, mirrored, to the other. */
function alignOnce(
	graph: LayeredGraph,
	layers: Layers,
	spacing: Spacing,
	conflicts: ReadonlySet<number>,
	isUp: boolean,
	isMirrored: boolean,
): Float64Array {
	const ordered = layers.map((layer) => (isMirrored ? layer.slice().reverse() : layer));
	const root = alignBlocks(graph, isUp ? ordered : ordered.slice().reverse(), conflicts, isUp);
	const xs = compact(graph, ordered, root, spacing);
	return isMirrored ? xs.map((x) => -x) : xs;
}

/** Joins each node with its median neighbour in the layer before; blocks never cross. Returns each node's block. */
function alignBlocks(
	{ count, before, after }: LayeredGraph,
	layers: Layers,
	conflicts: ReadonlySet<number>,
	isUp: boolean,
): Int32Array {
	const root = Int32Array.from({ length: count }, (_, v) => v);
	const isTaken = new Uint8Array(count);
	const position = new Int32Array(count);
	for (const layer of layers) for (let i = 0; i < layer.length; i++) position[layer[i] ?? 0] = i;
	for (let i = 1; i < layers.length; i++) {
		let last = -1;
		for (const v of layers[i] ?? []) {
			const beside = row(isUp ? before : after, v);
			if (beside.length === 0) continue;
			const sorted = Array.from(beside).sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
			const low = Math.floor((sorted.length - 1) / 2);
			const high = Math.ceil((sorted.length - 1) / 2);
			for (let m = low; m <= high; m++) {
				const u = sorted[m] ?? 0;
				const isConflict = conflicts.has(isUp ? u * count + v : v * count + u);
				if (root[v] !== v || isTaken[u] === 1 || isConflict || (position[u] ?? 0) <= last) continue;
				root[v] = root[u] ?? u;
				isTaken[u] = 1;
				last = position[u] ?? 0;
			}
		}
	}
	return root;
}

/** Places blocks as far to the low side as the order allows, then draws each as near to the next as it can. */
function compact(
	{ count, boxCount }: LayeredGraph,
	layers: Layers,
	root: Int32Array,
	{ size, nodeGap, laneGap }: Spacing,
): Float64Array {
	const from: number[] = [];
	const to: number[] = [];
	const least: number[] = [];
	for (const layer of layers) {
		for (let i = 1; i < layer.length; i++) {
			const [u, v] = [layer[i - 1] ?? 0, layer[i] ?? 0];
			const gap = u >= boxCount && v >= boxCount ? laneGap : nodeGap;
			from.push(root[u] ?? 0);
			to.push(root[v] ?? 0);
			least.push(((size[u] ?? 0) + (size[v] ?? 0)) / 2 + gap);
		}
	}
	const order = topological(count, from, to);
	const at = new Float64Array(count);
	for (const [, arrows] of order.outgoing) {
		for (const e of arrows) {
			const [u, v] = [from[e] ?? 0, to[e] ?? 0];
			at[v] = Math.max(at[v] ?? 0, (at[u] ?? 0) + (least[e] ?? 0));
		}
	}
	for (let i = order.outgoing.length - 1; i >= 0; i--) {
		const [block, arrows] = order.outgoing[i] ?? [0, []];
		if (arrows.length === 0) continue;
		let most = Number.POSITIVE_INFINITY;
		for (const e of arrows) most = Math.min(most, (at[to[e] ?? 0] ?? 0) - (least[e] ?? 0));
		at[block] = Math.max(at[block] ?? 0, most);
	}
	return Float64Array.from({ length: count }, (_, v) => at[root[v] ?? 0] ?? 0);
}

/** Blocks in an order that all arrows follow, each with its arrows. */
function topological(count: number, from: readonly number[], to: readonly number[]) {
	const arrowsOf: number[][] = Array.from({ length: count }, () => []);
	const waiting = new Int32Array(count);
	for (let e = 0; e < from.length; e++) {
		arrowsOf[from[e] ?? 0]?.push(e);
		const v = to[e] ?? 0;
		waiting[v] = (waiting[v] ?? 0) + 1;
	}
	const outgoing: [number, number[]][] = [];
	const queue: number[] = [];
	for (let v = 0; v < count; v++) if (waiting[v] === 0) queue.push(v);
	for (let at = 0; at < queue.length; at++) {
		const v = queue[at] ?? 0;
		const arrows = arrowsOf[v] ?? [];
		outgoing.push([v, arrows]);
		for (const e of arrows) {
			const w = to[e] ?? 0;
			waiting[w] = (waiting[w] ?? 0) - 1;
			if (waiting[w] === 0) queue.push(w);
		}
	}
	return { outgoing };
}
