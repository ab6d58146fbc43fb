import type { PartsIn, Wanted } from "../layout-graph.ts";
import { cornersOf, putTogether } from "../put-together.ts";
import type { Layout, LayoutEdge, LayoutNode } from "../types.ts";
import { inBox } from "./in-box.ts";
import type { Piece, Scope } from "./scopes.ts";

/** A scope laid out by itself: what stands in it relative to its top left corner. */
export interface PlacedScope {
	scope: Scope;
	/** Nodes, and boxes and gates by their keys. */
	layout: Layout;
	/** By their keys. */
	children: ReadonlyMap<string, PlacedScope>;
	width: number;
	height: number;
	/** How high it would stand without boxes, which settles ties. */
	rank: number;
}

/**
 * Lays out a scope, the boxes in it first: each stands in it as one node, its edges ending where its gates are. Where
 * edges enter or leave a box there is a gate, a node without size before or after everything else, so that they
 * have lanes to it, and nothing is placed on them.
 *
 * @param heights how high each node would stand without boxes: gates stand as high as what is beyond them.
 */
export function layoutScope(
	scope: Scope,
	wanted: Wanted,
	partsIn: PartsIn,
	heights: ReadonlyMap<string, number>,
): PlacedScope | "cancelled" | "too_large" {
	const heightOf = (id: string) => heights.get(id) ?? 0;
	const children = new Map<string, PlacedScope>();
	const nodes: LayoutNode[] = [];
	for (const { id, width, height, order = id } of scope.nodes)
		nodes.push({ id, width, height, order, rank: heightOf(id) });
	for (const child of scope.children) {
		const placed = layoutScope(child, wanted, partsIn, heights);
		if (typeof placed === "string") return placed;
		children.set(child.key, placed);
		nodes.push({ id: child.key, width: placed.width, height: placed.height, rank: placed.rank });
	}
	const rank = nodes.reduce((sum, node) => sum + (node.rank ?? 0), 0) / Math.max(1, nodes.length);
	const edges = scope.pieces.map((piece): LayoutEdge => {
		const { edge, source, target, gate } = piece;
		if (gate === "source") nodes.push(gateNode(source, heightOf(edge.source), "first"));
		if (gate === "target") nodes.push(gateNode(target, heightOf(edge.target), "last"));
		return { id: edge.id, source, target, ...gatesOf(piece, children) };
	});
	if (children.size > 0) besideGates(nodes, edges, children);
	const parts = partsIn(nodes, edges, wanted.previous);
	if (typeof parts === "string") return parts;
	if (scope.box !== null) return { scope, children, rank, ...inBox(scope, parts, wanted) };
	const layout = putTogether(parts, cornersOf(parts, wanted.previous));
	return { scope, children, rank, layout, width: layout.width, height: layout.height };
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
	{ source, target, leavesBy, entersBy }: Piece,
	children: ReadonlyMap<string, PlacedScope>,
): Pick<LayoutEdge, "leavesAt" | "entersAt"> {
	const leavesAt = leavesBy === null ? undefined : children.get(source)?.layout.nodes.get(leavesBy)?.y;
	const entersAt = entersBy === null ? undefined : children.get(target)?.layout.nodes.get(entersBy)?.y;
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
