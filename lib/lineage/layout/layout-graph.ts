import { partsOf } from "./components.ts";
import { layoutPart, type PlacedPart } from "./layout-part.ts";
import { median } from "./median.ts";
import { numberGraph } from "./number-graph.ts";
import { packAround, packOnShelves } from "./pack-parts.ts";
import type { Layout, LayoutEdge, LayoutNode, LayoutOptions, Point } from "./types.ts";

const defaults = { layerGap: 72, nodeGap: 20, laneGap: 12, deadlineMs: 4_000, maxNodes: 20_000 };
/** Lanes are placed as nodes are: so many at most, as where many arrows run along a very long chain. */
const maxLanes = 400_000;

/**
 * Lays a graph out in layers from left to right (Sugiyama's frame): cycles broken, layers assigned, crossings
 * reduced, nodes placed, long edges in lanes of their own so that none passes behind a box; components side by
 * side. The same graph gives the same picture, in whatever order its parts come. With `previous`, what stood
 * stays where it was as far as can be: the whole is put where it moves least, which may be at negative places.
 *
 * @param input boxes with their sizes in pixels, and arrows; arrows to unknown boxes are left out.
 * @returns top left corners and edge ways; empty with the status when it is too large or cancelled.
 */
export function layoutGraph(
	input: { nodes: readonly LayoutNode[]; edges: readonly LayoutEdge[] },
	options: LayoutOptions = {},
): Layout {
	const wanted = { ...defaults, ...options };
	if (input.nodes.length > wanted.maxNodes) return empty("too_large");
	const startedAt = Date.now();
	const isCancelled = () => wanted.isCancelled?.() ?? false;
	const isOver = () => Date.now() - startedAt > wanted.deadlineMs || isCancelled();
	const parts: PlacedPart[] = [];
	let lanesLeft = maxLanes;
	for (const part of partsOf(numberGraph(input.nodes, input.edges))) {
		if (isCancelled()) return empty("cancelled");
		const placed = layoutPart(part, wanted, lanesLeft, isOver);
		if (!placed) return empty("too_large");
		lanesLeft -= placed.laneCount;
		parts.push(placed);
	}
	if (isCancelled()) return empty("cancelled");
	return wanted.previous ? putAround(parts, wanted.previous) : putTogether(parts, packOnShelves(parts));
}

function empty(status: Layout["status"]): Layout {
	return { status, nodes: new Map(), edges: new Map(), width: 0, height: 0 };
}

/** Moves each component to its corner. */
function putTogether(parts: readonly PlacedPart[], corners: readonly Point[]): Layout {
	const layout = empty("done");
	let [right, bottom] = [0, 0];
	let [left, top] = [0, 0];
	parts.forEach(({ part, places, ways, width, height }, i) => {
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
			layout.edges.set(part.edges[e]?.id ?? "", way);
		}
	});
	layout.width = right - left;
	layout.height = bottom - top;
	return layout;
}

/** Moves each component to where what of it stood moves least, then the whole likewise. */
function putAround(parts: readonly PlacedPart[], previous: ReadonlyMap<string, Point>): Layout {
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
	if (anchors.every((anchor) => anchor === null)) return putTogether(parts, packOnShelves(parts));
	const corners = packAround(parts, anchors);
	const whole = moves(corners, parts) ?? { x: 0, y: 0 };
	return putTogether(
		parts,
		corners.map(({ x, y }) => ({ x: x + whole.x, y: y + whole.y })),
	);
}

function moved(point: Point, x: number, y: number): Point {
	point.x += x;
	point.y += y;
	return point;
}
