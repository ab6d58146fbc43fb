import { assignLayers } from "./assign-layers.ts";
import { findBackArrows } from "./break-cycles.ts";
import { columnsOf } from "./columns.ts";
import type { Part } from "./components.ts";
import type { Graph } from "./graph.ts";
import { keepPlaces } from "./keep-places.ts";
import { countLanes, withLanes } from "./layered-graph.ts";
import { orderLayers } from "./order-layers.ts";
import { placeAcross } from "./place-across.ts";
import { distances } from "./spacing.ts";
import { tighten } from "./tighten.ts";
import type { LayoutNode, LayoutOptions, Point } from "./types.ts";
import { loopAt, wayOf } from "./ways.ts";

export type Wanted = Required<Pick<LayoutOptions, "layerGap" | "nodeGap" | "laneGap">> &
	Pick<LayoutOptions, "previous">;

/** A component laid out by itself, its top left corner at 0, 0. */
export interface PlacedPart {
	part: Part;
	/** Top left of each box. */
	places: Point[];
	/** The way of each arrow. */
	ways: Point[][];
	width: number;
	height: number;
	laneCount: number;
}

/**
 * Lays a component out: cycles broken, layers assigned, crossings reduced, nodes placed.
 *
 * @param laneLimit more lanes than this are not made.
 * @returns null when it would need more lanes.
 */
export function layoutPart(
	part: Part,
	wanted: Wanted,
	laneLimit: number,
	isOver: () => boolean,
): PlacedPart | null {
	const { count, nodes } = part;
	const [only] = nodes;
	if (count === 1 && only) {
		const places = [{ x: 0, y: 0 }];
		const ways = part.edges.map(() => loopAt({ x: 0, y: 0 }, only));
		return { part, places, ways, width: only.width, height: only.height, laneCount: 0 };
	}
	const { graph, isBack, numbers } = withoutCycles(part);
	const layer = assignLayers(graph);
	if (countLanes(graph, layer) > laneLimit) return null;
	const layered = withLanes(graph, layer);
	const hint = hintsFor(nodes, layered.count, wanted.previous);
	const ordering = orderLayers(layered, hint, isOver);
	const size = new Float64Array(layered.count);
	for (let v = 0; v < count; v++) size[v] = nodes[v]?.height ?? 0;
	const apart = distances(layered, ordering, { size, ...wanted });
	const middle = placeAcross(layered, ordering, apart);
	tighten(layered, ordering, apart, middle);
	if (wanted.previous) keepPlaces(graph, layered, ordering, apart, hint, middle);
	const height = moveToTop(middle, size);
	const columns = columnsOf(layered, nodes, wanted.layerGap);
	const places = nodes.map((node, v) => ({
		x: columns.left[layer[v] ?? 0] ?? 0,
		y: (middle[v] ?? 0) - node.height / 2,
	}));
	const ways = part.edges.map((_, i): Point[] => {
		const e = numbers[i] ?? -1;
		const own = part.from[i] ?? 0;
		const [place, node] = [places[own], nodes[own]];
		if (e < 0) return place && node ? loopAt(place, node) : [];
		const [v, w] = [graph.from[e] ?? 0, graph.to[e] ?? 0];
		const way = wayOf(e, v, w, layered, middle, nodes[v]?.width ?? 0, columns);
		// An arrow that was turned around to break a cycle is drawn as it is.
		return isBack[e] === 1 ? way.reverse() : way;
	});
	return { part, places, ways, width: columns.width, height, laneCount: layered.count - count };
}

/** The component without loops, arrows that lead back turned around; `numbers` says each arrow's number there, or -1. */
function withoutCycles({ count, from, to }: Part): { graph: Graph; isBack: Uint8Array; numbers: Int32Array } {
	const numbers = new Int32Array(from.length);
	let end = 0;
	for (let e = 0; e < from.length; e++) numbers[e] = from[e] === to[e] ? -1 : end++;
	const keeps = (_: number, e: number) => (numbers[e] ?? -1) >= 0;
	const graph = { count, from: from.filter(keeps), to: to.filter(keeps) };
	const isBack = findBackArrows(graph);
	for (let e = 0; e < end; e++) {
		if (isBack[e] !== 1) continue;
		const v = graph.from[e] ?? 0;
		graph.from[e] = graph.to[e] ?? 0;
		graph.to[e] = v;
	}
	return { graph, isBack, numbers };
}

/** Where the middle of each box was, or NaN. */
function hintsFor(nodes: readonly LayoutNode[], count: number, previous: Wanted["previous"]): Float64Array {
	const hint = new Float64Array(count).fill(Number.NaN);
	if (!previous) return hint;
	for (let v = 0; v < nodes.length; v++) {
		const node = nodes[v];
		const before = node && previous.get(node.id);
		if (before) hint[v] = before.y + node.height / 2;
	}
	return hint;
}

/** Moves all so that the topmost begins at 0; says how high it all is. */
function moveToTop(middle: Float64Array, size: Float64Array): number {
	let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let v = 0; v < middle.length; v++) {
		top = Math.min(top, (middle[v] ?? 0) - (size[v] ?? 0) / 2);
		bottom = Math.max(bottom, (middle[v] ?? 0) + (size[v] ?? 0) / 2);
	}
	for (let v = 0; v < middle.length; v++) middle[v] = (middle[v] ?? 0) - top;
	return bottom - top;
}
