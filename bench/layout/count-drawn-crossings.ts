import type { Point } from "../../lib/lineage/layout/types.ts";

/**
 * Counts where edges cross as they are drawn: pairs of straight pieces of two edges that meet in a point inside
 * both. Ends that touch, as at a common box, are no crossings. One function for every layout, which asks nothing
 * of how it came to its drawing.
 */
export function countDrawnCrossings(edges: readonly (readonly Point[])[]): number {
	const pieces: { edge: number; a: Point; b: Point }[] = [];
	for (const [edge, way] of edges.entries()) {
		for (let i = 1; i < way.length; i++) {
			const [p, q] = [way[i - 1], way[i]];
			if (p && q && (p.x !== q.x || p.y !== q.y))
				pieces.push(p.x < q.x ? { edge, a: p, b: q } : { edge, a: q, b: p });
		}
	}
	pieces.sort((p, q) => p.a.x - q.a.x);
	let crossings = 0;
	let open: typeof pieces = [];
	for (const piece of pieces) {
		open = open.filter(({ b }) => b.x >= piece.a.x);
		for (const other of open) if (other.edge !== piece.edge && doCross(piece, other)) crossings++;
		open.push(piece);
	}
	return crossings;
}

type Piece = { a: Point; b: Point };

function doCross(p: Piece, q: Piece): boolean {
	return side(p, q.a) * side(p, q.b) < 0 && side(q, p.a) * side(q, p.b) < 0;
}

/** On which side of the piece's line the point lies; on it within a thousandth of a pixel. */
function side({ a, b }: Piece, { x, y }: Point): number {
	const area = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
	const length = Math.hypot(b.x - a.x, b.y - a.y);
	return Math.abs(area) < 1e-3 * length ? 0 : Math.sign(area);
}
