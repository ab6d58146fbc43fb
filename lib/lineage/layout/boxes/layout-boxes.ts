import type { PartsIn, Wanted } from "../layout-graph.ts";
import { cornersOf, emptyLayout, putTogether } from "../put-together.ts";
import type { Layout, LayoutNode, Point } from "../types.ts";
import { goTo } from "../ways.ts";
import { boxKey } from "./box-key.ts";
import { layoutScope, orderText, type PlacedScope } from "./layout-scope.ts";
import { type BoxedInput, type Piece, type Scope, scopesOf } from "./scopes.ts";

/**
 * Lays out a graph with boxes, from the innermost outwards, each as a graph of its own. Ties are settled by a layout of
 * the same graph without boxes, so that what is on both sides of a box's border goes together.
 */
export function layoutBoxes(input: BoxedInput, wanted: Wanted, partsIn: PartsIn): Layout {
	const flat = partsIn(input.nodes, input.edges, undefined);
	if (typeof flat === "string") return emptyLayout(flat);
	const { nodes: flatPlaces } = putTogether(flat, cornersOf(flat, undefined));
	const whole = scopesOf(input);
	const placed = layoutScope(whole, wanted, partsIn, orderBy(flatPlaces));
	if (typeof placed === "string") return emptyLayout(placed);
	const layout = emptyLayout("done");
	const standing = new Map<string, Point>();
	settle(placed, { x: 0, y: 0 }, layout, standing);
	layout.standing = standing;
	layout.width = placed.width;
	layout.height = placed.height;
	for (const edge of input.edges) {
		const way = layout.edges.get(edge.id);
		if (way) layout.edges.set(edge.id, joined(way));
	}
	return layout;
}

/** Names that sort as the places in the layout without boxes do: from above, then as the caller says. */
function orderBy(flat: ReadonlyMap<string, Point>): (of: LayoutNode | Scope | Piece) => string {
	const heights = new Map<Scope, number>();
	const heightOf = (node: LayoutNode) => (flat.get(node.id)?.y ?? 0) + node.height / 2;
	const heightIn = (scope: Scope): number => {
		const known = heights.get(scope);
		if (known !== undefined) return known;
		const all = [...scope.nodes.map(heightOf), ...scope.children.map(heightIn)];
		const mean = all.reduce((sum, y) => sum + y, 0) / Math.max(1, all.length);
		heights.set(scope, mean);
		return mean;
	};
	// Above 0, for they are compared as texts.
	const asText = (y: number, name: string) => orderText(y + 10_000_000, name);
	return (of) => {
		if ("pieces" in of) return asText(heightIn(of), of.box?.id ?? "");
		if (!("edge" in of)) return asText(heightOf(of), of.order ?? of.id);
		// A gate stands as high as what is beyond it.
		const { edge, source } = of;
		return asText(flat.get(source === null ? edge.source : edge.target)?.y ?? 0, edge.id);
	};
}

/** Moves everything from where it is in its box to where it is in the whole, the pieces of ways in their order. */
function settle(placed: PlacedScope, corner: Point, layout: Layout, standing: Map<string, Point>): void {
	const moved = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y });
	for (const [id, place] of placed.layout.nodes) standing.set(id, moved(place));
	for (const { id } of placed.scope.nodes) {
		const place = standing.get(id);
		if (place) layout.nodes.set(id, place);
	}
	for (const id of placed.layout.back) layout.back.add(id);
	for (const { edge, target } of placed.scope.pieces) {
		const way = (placed.layout.edges.get(edge.id) ?? []).map(moved);
		const outside = layout.edges.get(edge.id) ?? [];
		// What is outside is there already: an edge goes out of a box before that, and into one after.
		layout.edges.set(edge.id, target === null ? [...way, ...outside] : [...outside, ...way]);
	}
	for (const [child, inner] of placed.children) {
		const id = child.box?.id ?? "";
		const place = standing.get(boxKey(id));
		if (!place) continue;
		layout.boxes.set(id, { ...place, width: inner.width, height: inner.height });
		settle(inner, place, layout, standing);
	}
}

/** What sums of places may be off by. */
const rounding = 1e-6;

/** A way of pieces that end where the next begins, as one. */
function joined(way: readonly Point[]): Point[] {
	const [start, ...rest] = way;
	if (!start) return [];
	const whole: Point[] = [{ ...start }];
	for (const { x, y } of rest) {
		const last = whole.at(-1) ?? start;
		const isLevel = Math.abs(last.y - y) < rounding;
		if (isLevel && Math.abs(last.x - x) < rounding) continue;
		goTo(whole, x, isLevel ? last.y : y);
	}
	return whole;
}
