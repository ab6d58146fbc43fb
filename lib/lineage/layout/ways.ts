import type { Columns } from "./columns.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { LayoutNode, Point } from "./types.ts";

/** An arrow's way from box `v` to box `w`: level through each layer that it passes, turning only in the gaps. */
export function wayOf(
	e: number,
	v: number,
	w: number,
	{ layerOf, firstLane }: LayeredGraph,
	middle: Float64Array,
	width: number,
	{ left, right }: Columns,
): Point[] {
	const layer = layerOf[v] ?? 0;
	const y = middle[v] ?? 0;
	const way: Point[] = [{ x: (left[layer] ?? 0) + width, y }];
	// Past the wider boxes of its own layer before it turns.
	goTo(way, right[layer] ?? 0, y);
	for (let lane = firstLane[e] ?? 0; lane < (firstLane[e + 1] ?? 0); lane++) {
		const at = layerOf[lane] ?? 0;
		const level = middle[lane] ?? 0;
		goTo(way, left[at] ?? 0, level);
		goTo(way, right[at] ?? 0, level);
	}
	goTo(way, left[layerOf[w] ?? 0] ?? 0, middle[w] ?? 0);
	return way;
}

/** Goes on to a point; a level stretch is one piece however many layers it passes. */
function goTo(way: Point[], x: number, y: number): void {
	const last = way[way.length - 1];
	if (last && last.y === y && (last.x === x || way[way.length - 2]?.y === y)) last.x = x;
	else way.push({ x, y });
}

/** The way of an arrow from a box to itself: over its top. */
export function loopAt({ x, y }: Point, { width, height }: LayoutNode): Point[] {
	const [right, middle] = [x + width, y + height / 2];
	return [
		{ x: right, y: middle },
		{ x: right + 16, y: y - 12 },
		{ x: x - 16, y: y - 12 },
		{ x, y: middle },
	];
}
