/** A box to place; pixels. */
export interface LayoutNode {
	id: string;
	width: number;
	height: number;
	/** Boxes that nothing else tells apart stand in this order; the id unless said otherwise. */
	order?: string;
}

/** An arrow to route; ids are opaque. */
export interface LayoutEdge {
	id: string;
	source: string;
	target: string;
}

export interface Point {
	x: number;
	y: number;
}

export interface LayoutOptions {
	/** Pixels between two layers, where edges turn. */
	layerGap?: number;
	/** Pixels between two boxes of a layer. */
	nodeGap?: number;
	/** Pixels between two edges that pass through a layer. */
	laneGap?: number;
	/** Where boxes stood before, top left: what was on screen keeps its order. */
	previous?: ReadonlyMap<string, Point>;
	/** Milliseconds after which the order is taken as it is. */
	deadlineMs?: number;
	/** More nodes than this are not laid out. */
	maxNodes?: number;
	isCancelled?: () => boolean;
}

export interface Layout {
	status: "done" | "too_large" | "cancelled";
	/** Top left of each box. */
	nodes: Map<string, Point>;
	/** The way of each edge, from its source's box to its target's. */
	edges: Map<string, Point[]>;
	width: number;
	height: number;
}
