import type { Columns } from "./columns.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Point } from "./types.ts";

/**
 * An arrow's way from node `v` to node `w`: level through each layer that it passes, turning only in the gaps.
 *
 * @param leaves the height at which it leaves `v`; `enters` that at which it enters `w`.
 */
export function wayOf(
	e: number,
	v: number,
	w: number,
	{ layerOf, firstLane }: LayeredGraph,
	middle: Float64Array,
	width: number,
	{ left, right }: Columns,
	leaves: number,
	enters: number,
): Point[] {
	const layer = layerOf[v] ?? 0;
	const way: Point[] = [{ x: (left[layer] ?? 0) + width, y: leaves }];
	// Past the wider nodes of its own layer before it turns.
	goTo(way, right[layer] ?? 0, leaves);
	for (let lane = firstLane[e] ?? 0; lane < (firstLane[e + 1] ?? 0); lane++) {
		const at = layerOf[lane] ?? 0;
		const level = middle[lane] ?? 0;
		goTo(way, left[at] ?? 0, level);
		goTo(way, right[at] ?? 0, level);
	}
	goTo(way, left[layerOf[w] ?? 0] ?? 0, enters);
	return way;
}

/** Goes on to a point; a level stretch is one piece however many layers it passes. */
export function goTo(way: Point[], x: number, y: number): void {
	const last = way[way.length - 1];
	if (last && last.y === y && (last.x === x || way[way.length - 2]?.y === y)) last.x = x;
	else way.push({ x, y });
}
