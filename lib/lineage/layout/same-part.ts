import type { Part } from "./components.ts";
import type { PlacedPart } from "./layout-part.ts";

/** Larger parts are seldom equal, and naming them takes as long as they are large. */
const largest = 24;

/**
 * Remembers parts that were laid out: most boxes of a pipeline hold the same steps, and equal parts look the same. What
 * a part looks like depends on the numbers of its nodes, their sizes and sides, and its arrows, and on no name.
 */
export class SameParts {
	#known = new Map<string, PlacedPart>();

	/** The part as its equal was laid out before, or as it is laid out now. */
	layOut(part: Part, layOut: () => PlacedPart | null): PlacedPart | null {
		if (part.count > largest || part.edges.length > 2 * largest) return layOut();
		const shape = shapeOf(part);
		const known = this.#known.get(shape);
		if (known) return copied(known, part);
		const placed = layOut();
		if (placed) this.#known.set(shape, copied(placed, part));
		return placed;
	}
}

function shapeOf({ nodes, edges, from, to }: Part): string {
	let shape = "";
	for (const { width, height, side } of nodes) shape += `${width} ${height} ${side ?? ""},`;
	for (let e = 0; e < edges.length; e++) {
		const { leavesAt = "", entersAt = "" } = edges[e] ?? {};
		shape += `${from[e]}>${to[e]} ${leavesAt} ${entersAt},`;
	}
	return shape;
}

/** Its points are moved to where the part stands: each has its own. */
function copied(placed: PlacedPart, part: Part): PlacedPart {
	const places = placed.places.map(({ x, y }) => ({ x, y }));
	const ways = placed.ways.map((way) => way.map(({ x, y }) => ({ x, y })));
	return { ...placed, part, places, ways };
}
