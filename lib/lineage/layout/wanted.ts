import type { PlacedPart } from "./layout-part.ts";
import type { LayoutEdge, LayoutNode, LayoutOptions } from "./types.ts";

/** What a layout is like unless something else is asked for: pixels, and what it may cost. */
export const defaults = {
	layerGap: 72,
	nodeGap: 20,
	laneGap: 12,
	boxHead: 36,
	boxPadding: 20,
	deadlineMs: 4_000,
	maxNodes: 20_000,
};
/** What a layout is to be like, in full. */
export type Wanted = typeof defaults &
	Pick<LayoutOptions, "isCancelled"> & { previous: LayoutOptions["previous"] };

/** Lays out each component of a graph by itself, within what is left of the bounds of all. */
export type PartsIn = (
	nodes: readonly LayoutNode[],
	edges: readonly LayoutEdge[],
	previous: LayoutOptions["previous"],
) => PlacedPart[] | "cancelled" | "too_large";
