import { ints } from "./arrays.ts";
import type { NumberedGraph } from "./number-graph.ts";

/** A component of a graph: its boxes and arrows, numbered anew in their order. */
export type Part = NumberedGraph;

/** The components, the largest first. */
export function partsOf(graph: NumberedGraph): Part[] {
	const { count, nodes, edges, from, to } = graph;
	const component = findComponents(count, from, to);
	const sizes = ints(count);
	const arrows = ints(count);
	for (const c of component) sizes[c] = (sizes[c] ?? 0) + 1;
	if (count > 0 && sizes[0] === count) return [graph];
	for (const v of from) arrows[component[v] ?? 0] = (arrows[component[v] ?? 0] ?? 0) + 1;
	const parts = new Map<number, Part>();
	const numberIn = ints(count);
	for (let v = 0; v < count; v++) {
		const c = component[v] ?? 0;
		let part = parts.get(c);
		if (!part) {
			const ends = () => ints(arrows[c] ?? 0);
			part = { count: 0, nodes: [], edges: [], from: ends(), to: ends() };
			parts.set(c, part);
		}
		numberIn[v] = part.count++;
		const node = nodes[v];
		if (node) part.nodes.push(node);
	}
	for (let e = 0; e < edges.length; e++) {
		const part = parts.get(component[from[e] ?? 0] ?? 0);
		const edge = edges[e];
		if (!part || !edge) continue;
		part.from[part.edges.length] = numberIn[from[e] ?? 0] ?? 0;
		part.to[part.edges.length] = numberIn[to[e] ?? 0] ?? 0;
		part.edges.push(edge);
	}
	return [...parts.values()].sort((a, b) => b.count - a.count);
}

/** For each node the smallest number of its component. */
function findComponents(count: number, from: Int32Array, to: Int32Array): Int32Array {
	const parent = ints(count);
	for (let v = 0; v < count; v++) parent[v] = v;
	const find = (v: number): number => {
		let at = v;
		while (parent[at] !== at) {
			parent[at] = parent[parent[at] ?? 0] ?? 0;
			at = parent[at] ?? 0;
		}
		return at;
	};
	for (let e = 0; e < from.length; e++) {
		const a = find(from[e] ?? 0);
		const b = find(to[e] ?? 0);
		if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
	}
	for (let v = 0; v < count; v++) parent[v] = find(v);
	return parent;
}
