import type { LayoutNode } from "./types.ts";

/** Moves what stands before or after everything else to layers of its own; the others keep theirs, one on. */
export function toSides(nodes: readonly LayoutNode[], layer: Int32Array): void {
	if (!nodes.some(({ side }) => side !== undefined)) return;
	let [low, high] = [Number.POSITIVE_INFINITY, 0];
	nodes.forEach(({ side }, v) => {
		if (side !== undefined) return;
		low = Math.min(low, layer[v] ?? 0);
		high = Math.max(high, layer[v] ?? 0);
	});
	const hasFirst = nodes.some(({ side }) => side === "first");
	const shift = (hasFirst ? 1 : 0) - low;
	nodes.forEach(({ side }, v) => {
		layer[v] = side === "first" ? 0 : (side === "last" ? high + 1 : (layer[v] ?? 0)) + shift;
	});
}
