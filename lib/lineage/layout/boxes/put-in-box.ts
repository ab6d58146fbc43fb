import type { PlacedPart } from "../layout-part.ts";
import { packOnShelves } from "../pack-parts.ts";
import { putTogether } from "../put-together.ts";
import type { Layout, Point } from "../types.ts";
import type { Wanted } from "../wanted.ts";
import type { Scope } from "./scopes.ts";

const partGap = 28;

/** A part of a box: which of the box's sides it has gates on, and what it is sorted by. */
interface Row {
	placed: PlacedPart;
	hasFirst: boolean;
	hasLast: boolean;
	stood: number | null;
	rank: number;
}

/**
 * Puts the parts of a box into it: those with gates under each other, so that nothing lies between a gate and the side
 * of the box, the others under them on shelves.
 *
 * @param drawn where it is all put, relative to the box.
 * @returns how large the box is.
 */
export function putInBox(
	{ box, pieces }: Scope,
	parts: readonly PlacedPart[],
	{ boxHead, boxPadding, previous }: Wanted,
	drawn: Layout,
): { width: number; height: number } {
	const all = parts.map((placed) => rowOf(placed, previous));
	const rows = all.filter(({ hasFirst, hasLast }) => hasFirst || hasLast).sort(byPlace);
	const others = all.filter(({ hasFirst, hasLast }) => !hasFirst && !hasLast);
	let bottom = boxHead + boxPadding;
	let right = box?.minWidth ?? 0;
	const corners: Point[] = [];
	for (const { placed, hasFirst, hasLast } of rows) {
		// Between gates and what is behind them there is a gap already.
		const x = hasFirst ? 0 : boxPadding;
		corners.push({ x, y: bottom });
		right = Math.max(right, x + placed.width + (hasLast ? 0 : boxPadding));
		bottom += placed.height + partGap;
	}
	let low = bottom - partGap;
	const shelves = packOnShelves(others.map(({ placed }) => placed));
	for (const [i, { placed }] of others.entries()) {
		const { x, y } = shelves[i] ?? { x: 0, y: 0 };
		corners.push({ x: x + boxPadding, y: y + bottom });
		right = Math.max(right, x + placed.width + 2 * boxPadding);
		low = Math.max(low, y + bottom + placed.height);
	}
	const sorted = [...rows, ...others].map(({ placed }) => placed);
	putTogether(sorted, corners, drawn);
	for (const { id, target, gate } of pieces) {
		if (gate !== "target") continue;
		const end = drawn.edges.get(id)?.at(-1);
		for (const point of [drawn.nodes.get(target), end]) if (point) point.x = right;
	}
	return { width: right, height: low + boxPadding };
}

function rowOf(placed: PlacedPart, previous: Wanted["previous"]): Row {
	const row: Row = { placed, hasFirst: false, hasLast: false, stood: null, rank: Number.POSITIVE_INFINITY };
	for (const [v, { id, side, rank = 0 }] of placed.part.nodes.entries()) {
		if (side === "first") row.hasFirst = true;
		if (side === "last") row.hasLast = true;
		row.rank = Math.min(row.rank, rank);
		const before = previous?.get(id);
		if (before)
			row.stood = Math.min(row.stood ?? Number.POSITIVE_INFINITY, before.y - (placed.places[v]?.y ?? 0));
	}
	return row;
}

/** By where they stood, else by the order of their nodes; what stood comes before what is new. */
function byPlace(a: Row, b: Row): number {
	if (a.stood === null || b.stood === null)
		return a.stood === b.stood ? a.rank - b.rank : Number(a.stood === null) - Number(b.stood === null);
	return a.stood - b.stood;
}
