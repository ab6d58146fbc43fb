import type { Point } from "../../lib/lineage/layout/types.ts";

/** The way as an SVG path: straight where it runs level, an S-curve where it changes its height. */
export function wayPath(way: readonly Point[]): string {
	const [start, ...rest] = way;
	if (!start) return "";
	let path = `M${start.x},${start.y}`;
	let last = start;
	for (const point of rest) {
		const middle = (last.x + point.x) / 2;
		path +=
			last.y === point.y
				? ` L${point.x},${point.y}`
				: ` C${middle},${last.y} ${middle},${point.y} ${point.x},${point.y}`;
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
