import type { PartsIn, Wanted } from "../layout-graph.ts";
import { emptyLayout } from "../put-together.ts";
import type { Layout, Point } from "../types.ts";
import { goTo } from "../ways.ts";
import { flatHeights } from "./flat-heights.ts";
import { layoutScope, type PlacedScope } from "./layout-scope.ts";
import { type BoxedInput, scopesOf } from "./scopes.ts";

/** Lays out a graph with boxes, from the innermost outwards, each as a graph of its own. */
export function layoutBoxes(
	input: BoxedInput,
	wanted: Wanted,
	partsIn: PartsIn,
	isOver: () => boolean,
): Layout {
	const heights = flatHeights(input.nodes, input.edges, wanted.nodeGap, isOver);
	const placed = layoutScope(scopesOf(input), wanted, partsIn, heights);
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

/** Moves everything from where it is in its box to where it is in the whole, the pieces of ways in their order. */
function settle(placed: PlacedScope, corner: Point, layout: Layout, standing: Map<string, Point>): void {
	const moved = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y });
	for (const [id, place] of placed.layout.nodes) standing.set(id, moved(place));
	for (const { id } of placed.scope.nodes) {
		const place = standing.get(id);
		if (place) layout.nodes.set(id, place);
	}
	for (const id of placed.layout.back) layout.back.add(id);
	for (const { edge, gate } of placed.scope.pieces) {
		const way = (placed.layout.edges.get(edge.id) ?? []).map(moved);
		const outside = layout.edges.get(edge.id);
		// What is outside is there already: an edge goes out of a box before that, and into one after.
		if (!outside) layout.edges.set(edge.id, way);
		else if (gate === "target") layout.edges.set(edge.id, [...way, ...outside]);
		else outside.push(...way);
	}
	for (const [key, inner] of placed.children) {
		const place = standing.get(key);
		if (!place) continue;
		layout.boxes.set(inner.scope.box?.id ?? "", { ...place, width: inner.width, height: inner.height });
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
