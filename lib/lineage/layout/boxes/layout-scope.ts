import { cornersOf, putTogether } from "../put-together.ts";
import type { Layout, LayoutEdge, LayoutNode } from "../types.ts";
import type { PartsIn, Wanted } from "../wanted.ts";
import { putInBox } from "./put-in-box.ts";
import type { Piece, Scope } from "./scopes.ts";

/** A scope laid out by itself. */
export interface PlacedScope {
	scope: Scope;
	/** By their keys. */
	children: ReadonlyMap<string, PlacedScope>;
	width: number;
	height: number;
	/** How high it would stand without boxes, which settles ties. */
	rank: number;
}

/** What the layout of every scope needs. */
export interface Frame {
	wanted: Wanted;
	partsIn: PartsIn;
	/** How high each node would stand without boxes: gates stand as high as what is beyond them. */
	heights: ReadonlyMap<string, number>;
	/** Where all is drawn: nodes, boxes and gates by their names, and pieces of edges by theirs, relative to their scope. */
	drawn: Layout;
}

/**
 * Lays out a scope, the boxes in it first: each stands in it as one node, its edges ending where its gates are. Where
 * edges enter or leave a box there is a gate, a node without size before or after everything else, so that they
 * have lanes to it, and nothing is placed on them.
 */
export function layoutScope(scope: Scope, frame: Frame): PlacedScope | "cancelled" | "too_large" {
	const { wanted, partsIn, heights, drawn } = frame;
	const heightOf = (id: string) => heights.get(id) ?? 0;
	const children = new Map<string, PlacedScope>();
	const nodes: LayoutNode[] = [];
	for (const { id, width, height, order = id } of scope.nodes)
		nodes.push({ id, width, height, order, rank: heightOf(id) });
	for (const child of scope.children) {
		const placed = layoutScope(child, frame);
		if (typeof placed === "string") return placed;
		children.set(child.key, placed);
		nodes.push({ id: child.key, width: placed.width, height: placed.height, rank: placed.rank });
	}
	const rank = nodes.reduce((sum, node) => sum + (node.rank ?? 0), 0) / Math.max(1, nodes.length);
	const edges = scope.pieces.map((piece): LayoutEdge => {
		const { id, edge, source, target, gate } = piece;
		if (gate === "source") nodes.push(gateNode(source, heightOf(edge.source), "first"));
		if (gate === "target") nodes.push(gateNode(target, heightOf(edge.target), "last"));
		return { id, source, target, ...gatesOf(piece, drawn) };
	});
	if (children.size > 0) besideGates(nodes, edges, children);
	const parts = partsIn(nodes, edges, wanted.previous);
	if (typeof parts === "string") return parts;
	const size = scope.box
		? putInBox(scope, parts, wanted, drawn)
		: putTogether(parts, cornersOf(parts, wanted.previous), drawn);
	return { scope, children, rank, width: size.width, height: size.height };
}

const gateNode = (id: string, rank: number, side: "first" | "last"): LayoutNode => ({
	id,
	width: 0,
	height: 0,
	rank,
	side,
});

/** How far below the tops of the boxes that a piece joins their gates are. */
function gatesOf(
	{ leavesBy, entersBy }: Piece,
	{ nodes }: Layout,
): Pick<LayoutEdge, "leavesAt" | "entersAt"> {
	const leavesAt = leavesBy === null ? undefined : nodes.get(leavesBy)?.y;
	const entersAt = entersBy === null ? undefined : nodes.get(entersBy)?.y;
	return {
		...(leavesAt === undefined ? {} : { leavesAt }),
		...(entersAt === undefined ? {} : { entersAt }),
	};
}

/** Nodes beside a box are ordered as the gates that their edges lead to: to the layout it is one node. */
function besideGates(
	nodes: LayoutNode[],
	edges: readonly LayoutEdge[],
	boxes: ReadonlyMap<string, PlacedScope>,
): void {
	const gates = new Map<string, { sum: number; count: number }>();
	const add = (id: string, box: PlacedScope | undefined, at: number | undefined) => {
		if (at === undefined || !box || boxes.has(id)) return;
		const height = box.rank - box.height / 2 + at;
		const gate = gates.get(id);
		if (!gate) gates.set(id, { sum: height, count: 1 });
		else {
			gate.sum += height;
			gate.count++;
		}
	};
	for (const { source, target, leavesAt, entersAt } of edges) {
		add(target, boxes.get(source), leavesAt);
		add(source, boxes.get(target), entersAt);
	}
	for (const node of nodes) {
		const gate = gates.get(node.id);
		// Rounded, for sums differ a little with the order in which edges come.
		if (gate) node.rank = Math.round((100 * gate.sum) / gate.count) / 100;
	}
}
