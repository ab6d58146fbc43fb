import type { PartsIn, Wanted } from "../layout-graph.ts";
import type { PlacedPart } from "../layout-part.ts";
import { packOnShelves } from "../pack-parts.ts";
import { cornersOf, putTogether } from "../put-together.ts";
import type { Layout, LayoutEdge, LayoutNode, Point } from "../types.ts";
import { boxKey } from "./box-key.ts";
import type { Piece, Scope } from "./scopes.ts";

/** A scope laid out by itself: what stands in it relative to its top left corner. */
export interface PlacedScope {
	scope: Scope;
	/** Nodes, and boxes and gates by their keys. */
	layout: Layout;
	children: Map<Scope, PlacedScope>;
	width: number;
	height: number;
}

/** What gates are called among nodes. */
export const gateKey = (scope: Scope, edge: LayoutEdge) => `gate ${scope.box?.id ?? ""} ${edge.id}`;

const partGap = 28;

/**
 * Lays out a scope, the boxes in it first: each stands in it as one node, its edges ending where its gates are. Where
 * edges enter or leave a box there is a gate, a node without size before or after everything else, so that they
 * have lanes to it, and nothing is placed on them.
 *
 * @param orderOf what settles ties between nodes, boxes and gates.
 */
export function layoutScope(
	scope: Scope,
	wanted: Wanted,
	partsIn: PartsIn,
	orderOf: (of: LayoutNode | Scope | Piece) => string,
): PlacedScope | "cancelled" | "too_large" {
	const children = new Map<Scope, PlacedScope>();
	const nodes: LayoutNode[] = scope.nodes.map((node) => ({ ...node, order: orderOf(node) }));
	for (const child of scope.children) {
		const placed = layoutScope(child, wanted, partsIn, orderOf);
		if (typeof placed === "string") return placed;
		children.set(child, placed);
		const { width, height } = placed;
		nodes.push({ id: boxKey(child.box?.id ?? ""), width, height, order: orderOf(child) });
	}
	const edges = scope.pieces.map((piece): LayoutEdge => {
		const { edge, source, target } = piece;
		const gate = gateKey(scope, edge);
		if (source === null || target === null) {
			const side = source === null ? ("first" as const) : ("last" as const);
			nodes.push({ id: gate, width: 0, height: 0, order: orderOf(piece), side });
		}
		const [leavesAt, entersAt] = [gateAt(source, edge, children), gateAt(target, edge, children)];
		return {
			id: edge.id,
			source: idOf(source) ?? gate,
			target: idOf(target) ?? gate,
			...(leavesAt === undefined ? {} : { leavesAt }),
			...(entersAt === undefined ? {} : { entersAt }),
		};
	});
	besideGates(
		nodes,
		edges,
		new Map([...children].map(([child, placed]) => [boxKey(child.box?.id ?? ""), placed])),
	);
	const parts = partsIn(nodes, edges, wanted.previous);
	if (typeof parts === "string") return parts;
	if (scope.box === null) {
		const layout = putTogether(parts, cornersOf(parts, wanted.previous));
		return { scope, layout, children, width: layout.width, height: layout.height };
	}
	return inBox(scope, parts, children, wanted);
}

/** Nodes beside a box are ordered as the gates that their edges lead to: to the layout it is one node. */
function besideGates(
	nodes: LayoutNode[],
	edges: readonly LayoutEdge[],
	boxes: ReadonlyMap<string, PlacedScope>,
): void {
	const gates = new Map<string, { sum: number; count: number }>();
	const orders = new Map(nodes.map(({ id, order = "" }) => [id, order]));
	const add = (id: string, box: string, at: number | undefined) => {
		const placed = boxes.get(box);
		if (at === undefined || !placed || boxes.has(id)) return;
		const middle = Number.parseFloat(orders.get(box) ?? "");
		const gate = gates.get(id) ?? { sum: 0, count: 0 };
		gates.set(id, { sum: gate.sum + middle - placed.height / 2 + at, count: gate.count + 1 });
	};
	for (const { source, target, leavesAt, entersAt } of edges) {
		add(target, source, leavesAt);
		add(source, target, entersAt);
	}
	for (const node of nodes) {
		const gate = gates.get(node.id);
		if (gate) node.order = orderText(gate.sum / gate.count, node.order ?? "");
	}
}

/** A name that sorts by a height first. */
export function orderText(height: number, name: string): string {
	return `${height.toFixed(2).padStart(14, "0")} ${name}`;
}

function idOf(end: Piece["source"]): string | undefined {
	if (end === null) return undefined;
	return "pieces" in end ? boxKey(end.box?.id ?? "") : end.id;
}

/** How far below the top of a child its gate for an edge is. */
function gateAt(
	end: Piece["source"],
	edge: LayoutEdge,
	children: ReadonlyMap<Scope, PlacedScope>,
): number | undefined {
	if (end === null || !("pieces" in end)) return undefined;
	return children.get(end)?.layout.nodes.get(gateKey(end, edge))?.y;
}

/**
 * Puts the parts of a box into it: those with gates under each other, so that nothing lies between a gate and the side
 * of the box, the others under them on shelves.
 */
function inBox(
	scope: Scope,
	parts: readonly PlacedPart[],
	children: Map<Scope, PlacedScope>,
	{ boxHead, boxPadding, previous }: Wanted,
): PlacedScope {
	const has = ({ part }: PlacedPart, side: "first" | "last") => part.nodes.some((node) => node.side === side);
	const rows = parts.filter((part) => has(part, "first") || has(part, "last"));
	const rowOrder = new Map(rows.map((part) => [part, rowPlace(part, previous)]));
	rows.sort((a, b) => compare(rowOrder.get(a), rowOrder.get(b)));
	const others = parts.filter((part) => !rows.includes(part));
	let bottom = boxHead + boxPadding;
	let right = scope.box?.minWidth ?? 0;
	const reach = (part: PlacedPart, x: number) => {
		right = Math.max(right, x + part.width + (has(part, "last") ? 0 : boxPadding));
	};
	const corners = rows.map((part): Point => {
		// Between gates and what is behind them there is a gap already.
		const corner = { x: has(part, "first") ? 0 : boxPadding, y: bottom };
		reach(part, corner.x);
		bottom += part.height + partGap;
		return corner;
	});
	const shelves = packOnShelves(others);
	let low = bottom - partGap;
	others.forEach((part, i) => {
		const { x, y } = shelves[i] ?? { x: 0, y: 0 };
		corners.push({ x: x + boxPadding, y: y + bottom });
		reach(part, x + boxPadding);
		low = Math.max(low, y + bottom + part.height);
	});
	const layout = putTogether([...rows, ...others], corners);
	for (const { edge, target } of scope.pieces) {
		if (target !== null) continue;
		const gate = layout.nodes.get(gateKey(scope, edge));
		const end = layout.edges.get(edge.id)?.at(-1);
		for (const point of [gate, end]) if (point) point.x = right;
	}
	return { scope, layout, children, width: right, height: low + boxPadding };
}

/** What rows are sorted by: where they stood, else the order of their nodes. */
function rowPlace(part: PlacedPart, previous: Wanted["previous"]): number | string {
	const stood = part.part.nodes.flatMap(({ id }, v) => {
		const before = previous?.get(id);
		return before ? [before.y - (part.places[v]?.y ?? 0)] : [];
	});
	if (stood.length > 0) return Math.min(...stood);
	return part.part.nodes.reduce((least, { order = "" }) => (order < least ? order : least), "\uffff");
}

function compare(a: number | string = 0, b: number | string = 0): number {
	// What stood comes before what is new.
	if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
	return a < b ? -1 : Number(a > b);
}
