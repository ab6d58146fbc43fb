import type { Columns } from "./columns.ts";
import type { LayeredGraph } from "./layered-graph.ts";
import type { Area, Point } from "./types.ts";
import { goTo } from "./ways.ts";

/** How much of the gap between two nodes the first arc along a node leaves free, the second, and so on. */
const shares = [0.5, 0.3, 0.7, 0.2, 0.8];

/**
 * Gives arcs room along the upper and lower sides of nodes: in the gaps that nodes keep from each other and from
 * lanes, so that nothing has to move for them, each apart from the others.
 */
export function arcRoom(nodeGap: number): (v: number, place: Area, isAbove: boolean) => number {
	const taken = new Map<string, number>();
	return (v, { y, height }, isAbove) => {
		const key = `${v}${isAbove}`;
		const number = taken.get(key) ?? 0;
		taken.set(key, number + 1);
		const off = nodeGap * (shares[number % shares.length] ?? 0.5);
		return isAbove ? y - off : y + height + off;
	};
}

/** Where an arc ends: the node's number, where it stands, and the height at which the arc leaves or enters it. */
export interface ArcEnd {
	v: number;
	place: Area;
	at: number;
}

/**
 * The way of an arrow that leads back: out of the right side of its source, around that, through the lanes from
 * right to left, around its target and in by the left side, as every other arrow.
 *
 * @param e its number; it is laid out the other way round, from its target to its source.
 */
export function arcOf(
	e: number,
	source: ArcEnd,
	target: ArcEnd,
	{ layerOf, firstLane }: LayeredGraph,
	middle: Float64Array,
	{ left, right }: Columns,
	room: ReturnType<typeof arcRoom>,
): Point[] {
	const [first, end] = [firstLane[e] ?? 0, firstLane[e + 1] ?? 0];
	const hasLanes = end > first;
	const isAbove = ({ place }: ArcEnd, lane: number) =>
		!hasLanes || (middle[lane] ?? 0) <= place.y + place.height / 2;
	const out = room(source.v, source.place, isAbove(source, end - 1));
	const back = room(target.v, target.place, isAbove(target, first));
	const edge = source.place.x + source.place.width;
	const way: Point[] = [
		{ x: edge, y: source.at },
		{ x: edge, y: out },
	];
	goTo(way, left[layerOf[source.v] ?? 0] ?? 0, out);
	for (let lane = end - 1; lane >= first; lane--) {
		const at = layerOf[lane] ?? 0;
		const level = middle[lane] ?? 0;
		goTo(way, right[at] ?? 0, level);
		goTo(way, left[at] ?? 0, level);
	}
	goTo(way, right[layerOf[target.v] ?? 0] ?? 0, back);
	goTo(way, target.place.x, back);
	way.push({ x: target.place.x, y: target.at });
	return way;
}

/** The way of an arrow from a node to itself: over its top. */
export function loopAt({ v, place, at }: ArcEnd, enters: number, room: ReturnType<typeof arcRoom>): Point[] {
	const over = room(v, place, true);
	const edge = place.x + place.width;
	return [
		{ x: edge, y: at },
		{ x: edge, y: over },
		{ x: place.x, y: over },
		{ x: place.x, y: enters },
	];
}
