import { emptyLayout } from "../put-together.ts";
import type { Layout, Point } from "../types.ts";
import type { PartsIn, Wanted } from "../wanted.ts";
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
	const drawn = emptyLayout("done");
	const placed = layoutScope(scopesOf(input), { wanted, partsIn, heights, drawn });
	if (typeof placed === "string") return emptyLayout(placed);
	const layout = emptyLayout("done");
	settle(placed, { x: 0, y: 0 }, drawn, layout);
	layout.standing = drawn.nodes;
	layout.width = placed.width;
	layout.height = placed.height;
	for (const [id, way] of layout.edges) layout.edges.set(id, joined(way));
	return layout;
}

/** Moves everything from where it is in its box to where it is in the whole, the pieces of ways in their order. */
function settle({ scope, children }: PlacedScope, corner: Point, drawn: Layout, layout: Layout): void {
	for (const { id } of scope.nodes) {
		const place = moved(drawn.nodes.get(id), corner);
		if (place) layout.nodes.set(id, place);
	}
	for (const { id, edge, gate } of scope.pieces) {
		if (gate) moved(drawn.nodes.get(id), corner);
		if (drawn.back.has(id)) layout.back.add(edge.id);
		const way = drawn.edges.get(id) ?? [];
		for (const point of way) moved(point, corner);
		const outside = layout.edges.get(edge.id);
		// What is outside is there already: an edge goes out of a box before that, and into one after.
		if (!outside) layout.edges.set(edge.id, way);
		else if (gate === "target") layout.edges.set(edge.id, way.concat(outside));
		else for (const point of way) outside.push(point);
	}
	for (const [key, inner] of children) {
		const place = moved(drawn.nodes.get(key), corner);
		if (!place) continue;
		const { width, height } = inner;
		layout.boxes.set(inner.scope.box?.id ?? "", { ...place, width, height });
		settle(inner, place, drawn, layout);
	}
}

function moved(point: Point | undefined, { x, y }: Point): Point | undefined {
	if (!point) return undefined;
	point.x += x;
	point.y += y;
	return point;
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
