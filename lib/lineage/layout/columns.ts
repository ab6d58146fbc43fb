import { doubles } from "./arrays.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { LayoutNode } from "./types.ts";

/** Where each layer begins and ends from left to right. */
export interface Columns {
	left: Float64Array;
	right: Float64Array;
	width: number;
}

/** Layers beside each other, each as wide as its widest box. */
export function columnsOf(
	{ layerCount, layerOf }: LayeredGraph,
	nodes: readonly LayoutNode[],
	gap: number,
): Columns {
	const widest = doubles(layerCount);
	for (let v = 0; v < nodes.length; v++) {
		const layer = layerOf[v] ?? 0;
		widest[layer] = Math.max(widest[layer] ?? 0, nodes[v]?.width ?? 0);
	}
	const left = doubles(layerCount);
	const right = doubles(layerCount);
	let x = 0;
	for (let i = 0; i < layerCount; i++) {
		left[i] = x;
		right[i] = x + (widest[i] ?? 0);
		x += (widest[i] ?? 0) + gap;
	}
	return { left, right, width: Math.max(0, x - gap) };
}
