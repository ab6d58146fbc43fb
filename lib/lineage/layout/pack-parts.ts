import type { PlacedPart } from "./layout-part.ts";
import type { Point } from "./types.ts";

/** Pixels between components. */
const gap = 48;
/** How much wider than high the whole is to be, when that is for the packing to say. */
const aspect = 1.6;

interface Box {
	width: number;
	height: number;
}

/**
 * Puts components side by side on shelves: each shelf as high as its first, smaller ones under each other while
 * they fit, so that many small ones do not make one long column.
 *
 * @param boxes in the order in which they are to come.
 * @returns the top left corner of each.
 */
export function packOnShelves(boxes: readonly Box[]): Point[] {
	let area = 0;
	let widest = 0;
	for (const { width, height } of boxes) {
		area += (width + gap) * (height + gap);
		widest = Math.max(widest, width);
	}
	const room = Math.max(widest, Math.sqrt(area * aspect));
	const shelf = { top: 0, bottom: 0 };
	const column = { left: 0, right: 0, bottom: 0 };
	return boxes.map(({ width, height }) => {
		const isUnder = column.bottom > shelf.top && column.bottom + gap + height <= shelf.bottom;
		if (isUnder && column.left + width <= room) {
			const y = column.bottom + gap;
			column.bottom = y + height;
			column.right = Math.max(column.right, column.left + width);
			return { x: column.left, y };
		}
		const isFirst = shelf.bottom === 0;
		const left = isFirst ? 0 : column.right + gap;
		if (!isFirst && left + width <= room) {
			column.left = left;
			shelf.bottom = Math.max(shelf.bottom, shelf.top + height);
		} else {
			shelf.top = isFirst ? 0 : shelf.bottom + gap;
			shelf.bottom = shelf.top + height;
			column.left = 0;
		}
		column.right = column.left + width;
		column.bottom = shelf.top + height;
		return { x: column.left, y: shelf.top };
	});
}

/**
 * Puts components where they stood; where one has grown into the next, that moves down. New ones come below.
 *
 * @param anchors where each would stand by what of it stood before, or null for new ones.
 */
export function packAround(parts: readonly PlacedPart[], anchors: readonly (Point | null)[]): Point[] {
	const corners: Point[] = parts.map(() => ({ x: 0, y: 0 }));
	const done: { corner: Point; part: PlacedPart }[] = [];
	const standing = parts.flatMap((part, i) => {
		const anchor = anchors[i];
		return anchor ? [{ i, part, anchor }] : [];
	});
	standing.sort((a, b) => a.anchor.y - b.anchor.y || a.anchor.x - b.anchor.x || a.i - b.i);
	let bottom = Number.NEGATIVE_INFINITY;
	let left = Number.POSITIVE_INFINITY;
	for (const { i, part, anchor } of standing) {
		const corner = { ...anchor };
		// Those before are sorted by where they were to stand, so that one pass downwards finds a free place.
		for (const other of done) {
			const isBeside =
				corner.x + part.width + gap <= other.corner.x || other.corner.x + other.part.width + gap <= corner.x;
			const isApart =
				corner.y + part.height + gap <= other.corner.y ||
				other.corner.y + other.part.height + gap <= corner.y;
			if (!isBeside && !isApart) corner.y = other.corner.y + other.part.height + gap;
		}
		done.push({ corner, part });
		done.sort((a, b) => a.corner.y - b.corner.y);
		corners[i] = corner;
		bottom = Math.max(bottom, corner.y + part.height);
		left = Math.min(left, corner.x);
	}
	const fresh = parts.flatMap((part, i) => (anchors[i] ? [] : [{ i, part }]));
	const shelved = packOnShelves(fresh.map(({ part }) => part));
	fresh.forEach(({ i }, at) => {
		const { x, y } = shelved[at] ?? { x: 0, y: 0 };
		corners[i] = { x: x + left, y: y + bottom + gap };
	});
	return corners;
}
