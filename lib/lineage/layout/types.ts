/** A box to place; pixels. */
export interface LayoutNode {
	id: string;
	width: number;
	height: number;
	/** Boxes that nothing else tells apart stand by this number, where there is one, then in this order, the id unless said. */
	rank?: number;
	order?: string;
	/** The box that it stands in. */
	box?: string;
	/** Stands before or after everything else, as the gates of a box do. */
	side?: "first" | "last";
}

/** A box around nodes and other boxes. Those that hold nothing are not drawn. */
export interface LayoutBox {
	id: string;
	/** The box that it stands in itself. */
	parent?: string;
	/** How wide it is at least, for what its head says. */
	minWidth?: number;
}

/** An arrow to route; ids are opaque. */
export interface LayoutEdge {
	id: string;
	source: string;
	target: string;
	/** How far below the top of its source it leaves that, and enters its target; in the middle unless said. */
	leavesAt?: number;
	entersAt?: number;
}

export interface Point {
	x: number;
	y: number;
}

export interface Area extends Point {
	width: number;
	height: number;
}

export interface LayoutOptions {
	/** Pixels between two layers, where edges turn. */
	layerGap?: number;
	/** Pixels between two boxes of a layer. */
	nodeGap?: number;
	/** Pixels between two edges that pass through a layer. */
	laneGap?: number;
	/** The height of the heads of boxes, and the room around what is in them. */
	boxHead?: number;
	boxPadding?: number;
	/** Where everything stood before, as `standing` said it: what was on screen keeps its order. */
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
	/**
	 * The way of each edge, from the right side of its source to the left side of its target. A piece that goes neither
	 * left nor right is a turn: the way comes back by the side on which it went out.
	 */
	edges: Map<string, Point[]>;
	/** Edges that lead back, against the direction of the whole, for they close a cycle. */
	back: Set<string>;
	/** Where each box stands, and how large it is. */
	boxes: Map<string, Area>;
	/** All that the next layout's `previous` needs: nodes, boxes and their gates. */
	standing: ReadonlyMap<string, Point>;
	width: number;
	height: number;
}
