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
		const v = numberOf.get(edge.source);
		const w = numberOf.get(edge.target);
		if (v === undefined || w === undefined) continue;
		from[known.length] = v;
		to[known.length] = w;
		known.push(edge);
	}
	const order = byEnds(nodes.length, known, from.subarray(0, known.length), to.subarray(0, known.length));
	const edges: LayoutEdge[] = [];
	for (const e of order) edges.push(known[e] ?? { id: "", source: "", target: "" });
	return { count: nodes.length, nodes, edges, from: taken(from, order), to: taken(to, order) };
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
	const bySource = arrowsBy(count, taken(from, byTarget)).items;
	const order = taken(byTarget, bySource);
	for (let first = 0, end = 1; end <= order.length; end++) {
		const e = order[first] ?? 0;
		const f = order[end] ?? -1;
		if (f >= 0 && from[e] === from[f] && to[e] === to[f]) continue;
		if (end - first > 1) order.subarray(first, end).sort(byId);
		first = end;
	}
	return order;
}

/** The numbers at some places. */
function taken(numbers: Int32Array, places: Int32Array): Int32Array {
	const found = ints(places.length);
	for (let i = 0; i < places.length; i++) found[i] = numbers[places[i] ?? 0] ?? 0;
	return found;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
