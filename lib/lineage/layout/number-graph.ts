import { ints } from "./arrays.ts";
import { arrowsBy, type Graph } from "./graph.ts";
import type { LayoutEdge, LayoutNode } from "./types.ts";

/** The input in whole numbers, in an order that depends on nothing but what is in it. */
export interface NumberedGraph extends Graph {
	nodes: LayoutNode[];
	/** By their boxes, so that what is reached first begins above. */
	edges: LayoutEdge[];
}

/** Numbers boxes and arrows; arrows to unknown boxes are left out. */
export function numberGraph(
	someNodes: readonly LayoutNode[],
	someEdges: readonly LayoutEdge[],
): NumberedGraph {
	const nodes = [...someNodes].sort(
		(a, b) =>
			(a.rank ?? 0) - (b.rank ?? 0) || compare(a.order ?? a.id, b.order ?? b.id) || compare(a.id, b.id),
	);
	const numberOf = new Map<string, number>();
	for (let v = 0; v < nodes.length; v++) numberOf.set(nodes[v]?.id ?? "", v);
	const known: LayoutEdge[] = [];
	const from = ints(someEdges.length);
	const to = ints(someEdges.length);
	for (const edge of someEdges) {
		const [v, w] = [numberOf.get(edge.source), numberOf.get(edge.target)];
		if (v === undefined || w === undefined) continue;
		from[known.length] = v;
		to[known.length] = w;
		known.push(edge);
	}
	const order = byEnds(nodes.length, known, from.subarray(0, known.length), to.subarray(0, known.length));
	return {
		count: nodes.length,
		nodes,
		edges: Array.from(order, (e) => known[e] ?? { id: "", source: "", target: "" }),
		from: order.map((e) => from[e] ?? 0),
		to: order.map((e) => to[e] ?? 0),
	};
}

/** Fewer arrows are quicker sorted by comparing than by counting. */
const few = 48;

/** Arrows by source, then target, then id: where there are many, the first two without comparing. */
function byEnds(count: number, edges: readonly LayoutEdge[], from: Int32Array, to: Int32Array): Int32Array {
	const byId = (e: number, f: number) => compare(edges[e]?.id ?? "", edges[f]?.id ?? "");
	const byPlace = (e: number, f: number) =>
		(from[e] ?? 0) - (from[f] ?? 0) || (to[e] ?? 0) - (to[f] ?? 0) || byId(e, f);
	if (edges.length < few) return Int32Array.from([...edges.keys()].sort(byPlace));
	const byTarget = arrowsBy(count, to).items;
	const bySource = arrowsBy(
		count,
		byTarget.map((e) => from[e] ?? 0),
	).items;
	const order = bySource.map((at) => byTarget[at] ?? 0);
	const isTwin = (i: number) => {
		const [e, f] = [order[i - 1] ?? 0, order[i] ?? 0];
		return from[e] === from[f] && to[e] === to[f];
	};
	for (let first = 0, end = 1; end <= order.length; end++) {
		if (end < order.length && isTwin(end)) continue;
		if (end - first > 1) order.subarray(first, end).sort(byId);
		first = end;
	}
	return order;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
