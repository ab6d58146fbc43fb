import { arcOf, arcRoom, loopAt } from "./arcs.ts";
import { doubles } from "./arrays.ts";
import { columnsOf } from "./columns.ts";
import type { Part } from "./components.ts";
import { keepPlaces } from "./keep-places.ts";
import { layerPart } from "./layer-part.ts";
import { orderLayers } from "./order-layers.ts";
import { placeAcross } from "./place-across.ts";
import { distances } from "./spacing.ts";
import { tighten } from "./tighten.ts";
import type { Area, LayoutNode, LayoutOptions, Point } from "./types.ts";
import { wayOf } from "./ways.ts";

export interface Wanted extends Required<Pick<LayoutOptions, "layerGap" | "nodeGap" | "laneGap">> {
	previous: LayoutOptions["previous"];
}

/** A component laid out by itself, its top left corner at 0, 0. */
export interface PlacedPart {
	part: Part;
	/** Top left of each box. */
	places: Point[];
	/** The way of each arrow. */
	ways: Point[][];
	/** 1 for each arrow that leads back. */
	isBack: Uint8Array;
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
		const place = { x: 0, y: 0, width: only.width, height: only.height };
		const room = arcRoom(wanted.nodeGap);
		const middle = only.height / 2;
		const ways = part.edges.map(({ leavesAt = middle, entersAt = middle }) =>
			loopAt({ v: 0, place, at: leavesAt }, entersAt, room),
		);
		const isBack = new Uint8Array(ways.length).fill(1);
		return {
			part,
			places: [{ x: 0, y: 0 }],
			ways,
			isBack,
			width: only.width,
			height: only.height,
			laneCount: 0,
		};
	}
	const layers = layerPart(part, laneLimit);
	if (!layers) return null;
	const { graph, layered, isTurned, numbers } = layers;
	const hint = hintsFor(nodes, layered.count, wanted.previous);
	const ordering = orderLayers(layered, hint, isOver);
	const size = doubles(layered.count);
	for (let v = 0; v < count; v++) size[v] = nodes[v]?.height ?? 0;
	const apart = distances(layered, ordering, { size, ...wanted });
	const middle = placeAcross(layered, ordering, apart);
	tighten(layered, ordering, apart, middle);
	if (hint) keepPlaces(graph, layered, ordering, apart, hint, middle);
	const height = moveToTop(middle, size);
	const columns = columnsOf(layered, nodes, wanted.layerGap);
	const places = nodes.map((node, v) => ({
		x: columns.left[layered.layerOf[v] ?? 0] ?? 0,
		y: (middle[v] ?? 0) - node.height / 2,
	}));
	const areaOf = (v: number): Area => {
		const { width = 0, height: own = 0 } = nodes[v] ?? {};
		return { ...(places[v] ?? nowhere), width, height: own };
	};
	const room = arcRoom(wanted.nodeGap);
	const apartBy = parallels(part);
	const isBack = new Uint8Array(part.edges.length);
	const ways = part.edges.map(({ leavesAt, entersAt }, i): Point[] => {
		const e = numbers[i] ?? -1;
		const v = part.from[i] ?? 0;
		const w = part.to[i] ?? 0;
		const by = apartBy[i] ?? 0;
		const leaves = leavesAt === undefined ? (middle[v] ?? 0) + by : (places[v]?.y ?? 0) + leavesAt;
		const enters = entersAt === undefined ? (middle[w] ?? 0) + by : (places[w]?.y ?? 0) + entersAt;
		if (e >= 0 && isTurned[e] !== 1)
			return wayOf(e, v, w, layered, middle, nodes[v]?.width ?? 0, columns, leaves, enters);
		isBack[i] = 1;
		const source = { v, place: areaOf(v), at: leaves };
		if (e < 0) return loopAt(source, enters, room);
		return arcOf(e, source, { v: w, place: areaOf(w), at: enters }, layered, middle, columns, room);
	});
	return { part, places, ways, isBack, width: columns.width, height, laneCount: layered.count - count };
}

const nowhere: Point = { x: 0, y: 0 };

/** Pixels between two arrows that join the same nodes the same way round. */
const parallelGap = 8;

/** How far from the middle each arrow ends, so that those between the same two nodes run beside each other. */
function parallels({ nodes, from, to }: Part): Float64Array {
	const apart = doubles(from.length);
	for (let first = 0, end = 1; end <= from.length; end++) {
		if (end < from.length && from[end] === from[first] && to[end] === to[first]) continue;
		const lowest = Math.min(nodes[from[first] ?? 0]?.height ?? 0, nodes[to[first] ?? 0]?.height ?? 0);
		const gap = Math.min(parallelGap, lowest / (end - first));
		for (let i = first; i < end; i++) apart[i] = (i - (first + end - 1) / 2) * gap;
		first = end;
	}
	return apart;
}

/** Where the middle of each box was, or NaN; null when none was anywhere. */
function hintsFor(
	nodes: readonly LayoutNode[],
	count: number,
	previous: Wanted["previous"],
): Float64Array | null {
	let hint: Float64Array | null = null;
	for (let v = 0; previous && v < nodes.length; v++) {
		const node = nodes[v];
		const before = node && previous.get(node.id);
		if (!before) continue;
		hint ??= doubles(count).fill(Number.NaN);
		hint[v] = before.y + node.height / 2;
	}
	return hint;
}

/** Moves all so that the topmost begins at 0; says how high it all is. */
function moveToTop(middle: Float64Array, size: Float64Array): number {
	let top = Number.POSITIVE_INFINITY;
	let bottom = Number.NEGATIVE_INFINITY;
	for (let v = 0; v < middle.length; v++) {
		const half = (size[v] ?? 0) / 2;
		const at = middle[v] ?? 0;
		if (at - half < top) top = at - half;
		if (at + half > bottom) bottom = at + half;
	}
	for (let v = 0; v < middle.length; v++) middle[v] = (middle[v] ?? 0) - top;
	return bottom - top;
}
