import type { Point } from "../../lib/lineage/layout/types.ts";

/** How far a turn goes out at most. */
export const mostOut = 26;

/**
 * How far the curve of a turn goes out, to the right where the way goes right: its control points. A way turns where a
 * piece of it goes neither left nor right.
 *
 * @param before what the way did before: the step to the right, or less than 0 for left.
 */
export function turnOut(before: number, height: number): number {
	const out = Math.min(mostOut, Math.abs(height) * 0.6);
	return before < 0 ? -out : out;
}

/** The way as an SVG path: straight where it runs level, an S-curve where it changes its height, round where it turns. */
export function wayPath(way: readonly Point[]): string {
	const [start, ...rest] = way;
	if (!start) return "";
	let path = `M${start.x},${start.y}`;
	let last = start;
	let step = 0;
	for (const point of rest) {
		if (last.y === point.y) path += ` L${point.x},${point.y}`;
		else {
			const isTurn = last.x === point.x;
			const middle = isTurn ? last.x + turnOut(step, point.y - last.y) : (last.x + point.x) / 2;
			path += ` C${middle},${last.y} ${middle},${point.y} ${point.x},${point.y}`;
		}
		step = point.x - last.x;
		last = point;
	}
	return path;
}

/** Where a word on the edge stands: the middle of its longest level part, else of its ends. */
export function labelPoint(way: readonly Point[]): Point {
	let [best, length] = [{ x: 0, y: 0 }, -1];
	for (let i = 1; i < way.length; i++) {
		const [p, q] = [way[i - 1], way[i]];
		if (!p || !q) continue;
		const own = Math.abs(q.x - p.x);
		if (own > length) {
			best = { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
			length = own;
		}
	}
	return best;
}
