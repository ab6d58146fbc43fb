import type { PlacedPart } from "./layout-part.ts";
import { median } from "./median.ts";
import { packAround, packOnShelves } from "./pack-parts.ts";
import type { Layout, Point } from "./types.ts";

/** A layout of nothing. */
export function emptyLayout(status: Layout["status"]): Layout {
	const nodes = new Map<string, Point>();
	return {
		status,
		nodes,
		edges: new Map(),
		back: new Set(),
		boxes: new Map(),
		standing: nodes,
		width: 0,
		height: 0,
	};
}

/** Moves each component to its corner, in a layout of its own or in one where others are already. */
export function putTogether(
	parts: readonly PlacedPart[],
	corners: readonly Point[],
	layout = emptyLayout("done"),
): Layout {
	let [right, bottom] = [0, 0];
	let [left, top] = [0, 0];
	parts.forEach(({ part, places, ways, isBack, width, height }, i) => {
		const { x, y } = corners[i] ?? { x: 0, y: 0 };
		left = i === 0 ? x : Math.min(left, x);
		top = i === 0 ? y : Math.min(top, y);
		right = i === 0 ? x + width : Math.max(right, x + width);
		bottom = i === 0 ? y + height : Math.max(bottom, y + height);
		for (let v = 0; v < places.length; v++) {
			const place = places[v];
			if (place) layout.nodes.set(part.nodes[v]?.id ?? "", moved(place, x, y));
		}
		for (let e = 0; e < ways.length; e++) {
			const way = ways[e] ?? [];
			for (const point of way) moved(point, x, y);
			const id = part.edges[e]?.id ?? "";
			layout.edges.set(id, way);
			if (isBack[e] === 1) layout.back.add(id);
		}
	});
	layout.width = right - left;
	layout.height = bottom - top;
	return layout;
}

/** The corners of components: on shelves, or where what of each stood moves least, and then the whole likewise. */
export function cornersOf(
	parts: readonly PlacedPart[],
	previous: ReadonlyMap<string, Point> | undefined,
): Point[] {
	if (!previous) return packOnShelves(parts);
	const moves = (corners: readonly Point[], which: readonly PlacedPart[]): Point | null => {
		const [xs, ys]: [number[], number[]] = [[], []];
		which.forEach(({ part, places }, i) => {
			const corner = corners[i] ?? { x: 0, y: 0 };
			places.forEach(({ x, y }, v) => {
				const before = previous.get(part.nodes[v]?.id ?? "");
				if (!before) return;
				xs.push(before.x - x - corner.x);
				ys.push(before.y - y - corner.y);
			});
		});
		return xs.length === 0 ? null : { x: median(xs), y: median(ys) };
	};
	const anchors = parts.map((part) => moves([], [part]));
	if (anchors.every((anchor) => anchor === null)) return packOnShelves(parts);
	const corners = packAround(parts, anchors);
	const whole = moves(corners, parts) ?? { x: 0, y: 0 };
	return corners.map(({ x, y }) => ({ x: x + whole.x, y: y + whole.y }));
}

function moved(point: Point, x: number, y: number): Point {
	point.x += x;
	point.y += y;
	return point;
}
