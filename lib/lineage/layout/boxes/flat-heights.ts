import { doubles } from "../arrays.ts";
import { type Part, partsOf } from "../components.ts";
import { countCrossings } from "../count-crossings.ts";
import { depthFirstOrder } from "../first-order.ts";
import { layerPart } from "../layer-part.ts";
import type { LayeredGraph } from "../layered-graph.ts";
import { numberGraph } from "../number-graph.ts";
import { orderAfresh } from "../order-afresh.ts";
import type { Ordering } from "../ordering.ts";
import { improve, looking, searchFrom } from "../search.ts";
import type { LayoutEdge, LayoutNode } from "../types.ts";

/** Of larger graphs, lanes included, an order is taken that was only looked at: it settles as much. */
const largestOrdered = 600;
/** Parts with more lanes are not ordered at all. */
const mostLanes = 100_000;

/**
 * How high the middle of each node would stand without boxes, in pixels, as near as the order in its layer says. It is what
 * settles ties in boxes and around them, so that what is on both sides of a border goes together.
 */
export function flatHeights(
	nodes: readonly LayoutNode[],
	edges: readonly LayoutEdge[],
	nodeGap: number,
	isOver: () => boolean,
): Map<string, number> {
	const heights = new Map<string, number>();
	let top = 0;
	for (const part of partsOf(numberGraph(nodes, edges))) {
		const layered = layerPart(part, mostLanes)?.layered;
		if (!layered) continue;
		const { order, start } = someOrder(layered, isOver);
		const height = highestLayer(part, layered, nodeGap);
		for (let i = 0; i < layered.layerCount; i++) {
			const [first, end] = [start[i] ?? 0, start[i + 1] ?? 0];
			for (let at = first; at < end; at++) {
				const node = part.nodes[order[at] ?? 0];
				if (node) heights.set(node.id, top + ((at + 0.5 - first) / (end - first)) * height);
			}
		}
		top += height;
	}
	return heights;
}

function someOrder(layered: LayeredGraph, isOver: () => boolean): Ordering {
	if (layered.count <= largestOrdered) return orderAfresh(layered, isOver);
	const first = depthFirstOrder(layered, "ahead");
	const search = searchFrom(layered, first, null, isOver);
	return improve(search, first, looking, countCrossings(layered, first)).ordering;
}

function highestLayer({ nodes }: Part, { layerOf, layerCount }: LayeredGraph, nodeGap: number): number {
	const heights = doubles(layerCount);
	for (let v = 0; v < nodes.length; v++) {
		const layer = layerOf[v] ?? 0;
		heights[layer] = (heights[layer] ?? 0) + (nodes[v]?.height ?? 0) + nodeGap;
	}
	return heights.reduce((most, height) => Math.max(most, height), 0);
}
