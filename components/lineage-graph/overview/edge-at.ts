import type { Scene } from "./scene.ts";

/** Into so many straight pieces a curve is cut. */
const pieces = 12;

/** The nearest drawn edge within `reach` of a point of the graph, or null. */
export function edgeAt({ edges }: Scene, x: number, y: number, reach: number): string | null {
	let [nearest, best] = [-1, reach];
	for (let e = 0; e < edges.count; e++) {
		const at = 4 * e;
		if (
			x < (edges.box[at] ?? 0) - reach ||
			y < (edges.box[at + 1] ?? 0) - reach ||
			x > (edges.box[at + 2] ?? 0) + reach ||
			y > (edges.box[at + 3] ?? 0) + reach
		)
			continue;
		const distance = distanceTo(edges, e, x, y);
		if (distance <= best) [nearest, best] = [e, distance];
	}
	return edges.ids[nearest] ?? null;
}

/** How far a point is from an edge's way: straight where it runs level, an S-curve where it changes its height. */
function distanceTo({ start, points }: Scene["edges"], e: number, x: number, y: number): number {
	const [first, end] = [start[e] ?? 0, start[e + 1] ?? 0];
	let nearest = Number.POSITIVE_INFINITY;
	for (let at = first + 2; at < end; at += 2) {
		const [x0, y0] = [points[at - 2] ?? 0, points[at - 1] ?? 0];
		const [x1, y1] = [points[at] ?? 0, points[at + 1] ?? 0];
		const cuts = y0 === y1 ? 1 : pieces;
		let [fromX, fromY] = [x0, y0];
		for (let i = 1; i <= cuts; i++) {
			const t = i / cuts;
			const [toX, toY] = y0 === y1 ? [x1, y1] : curvePoint(x0, y0, x1, y1, t);
			nearest = Math.min(nearest, toPiece(x, y, fromX, fromY, toX, toY));
			[fromX, fromY] = [toX, toY];
		}
	}
	return nearest;
}

/** A point of the curve whose handles lie level, half the way across. */
function curvePoint(x0: number, y0: number, x1: number, y1: number, t: number): [number, number] {
	const s = 1 - t;
	const middle = (x0 + x1) / 2;
	const handles = 3 * s * t;
	return [
		s ** 3 * x0 + handles * middle + t ** 3 * x1,
		(s ** 3 + handles * s) * y0 + (t ** 3 + handles * t) * y1,
	];
}

function toPiece(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
	const [dx, dy] = [x1 - x0, y1 - y0];
	const length = dx * dx + dy * dy;
	const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
	return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
