import { bytes, copied, ints } from "./arrays.ts";
import { assignLayers } from "./assign-layers.ts";
import { findBackArrows } from "./break-cycles.ts";
import type { Part } from "./components.ts";
import type { Graph } from "./graph.ts";
import { countLanes, type LayeredGraph, withLanes } from "./layered-graph.ts";
import { toSides } from "./sides.ts";

/** A component in layers. */
export interface LayeredPart {
	/** Without loops, arrows that lead back turned around. */
	graph: Graph;
	layered: LayeredGraph;
	/** Each arrow's number in the graph, or -1 for a loop. */
	numbers: Int32Array;
	/** 1 for each arrow of the graph that was turned around. */
	isTurned: Uint8Array;
}

/**
 * Puts a component into layers: cycles broken, layers assigned, and lanes for arrows that are longer than one.
 *
 * @param laneLimit more lanes than this are not made.
 * @returns null when it would need more.
 */
export function layerPart(part: Part, laneLimit: number): LayeredPart | null {
	const { graph, numbers } = withoutLoops(part);
	let isTurned: Uint8Array = bytes(graph.from.length);
	let layer = assignLayers(graph);
	if (!layer) {
		isTurned = findBackArrows(graph);
		turn(graph, isTurned);
		layer = assignLayers(graph) ?? ints(graph.count);
	}
	toSides(part.nodes, layer);
	if (countLanes(graph, layer) > laneLimit) return null;
	return { graph, layered: withLanes(graph, layer), numbers, isTurned };
}

function withoutLoops({ count, from, to }: Part): { graph: Graph; numbers: Int32Array } {
	const numbers = ints(from.length);
	const graph = { count, from: copied(from), to: copied(to) };
	let end = 0;
	for (let e = 0; e < from.length; e++) {
		const v = from[e] ?? 0;
		const w = to[e] ?? 0;
		graph.from[end] = v;
		graph.to[end] = w;
		numbers[e] = v === w ? -1 : end++;
	}
	if (end === from.length) return { graph, numbers };
	return { graph: { count, from: copied(graph.from, end), to: copied(graph.to, end) }, numbers };
}

function turn({ from, to }: Graph, isTurned: Uint8Array): void {
	for (let e = 0; e < from.length; e++) {
		if (isTurned[e] !== 1) continue;
		const v = from[e] ?? 0;
		from[e] = to[e] ?? 0;
		to[e] = v;
	}
}
