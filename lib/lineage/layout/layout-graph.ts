import { withArrays } from "./arrays.ts";
import { layoutBoxes } from "./boxes/layout-boxes.ts";
import { withOpenedAndClosed } from "./boxes/opened-and-closed.ts";
import { partsOf } from "./components.ts";
import { layoutPart, type PlacedPart } from "./layout-part.ts";
import { numberGraph } from "./number-graph.ts";
import { cornersOf, emptyLayout, putTogether } from "./put-together.ts";
import { SameParts } from "./same-part.ts";
import type { Layout, LayoutBox, LayoutEdge, LayoutNode, LayoutOptions } from "./types.ts";
import { defaults, type PartsIn, type Wanted } from "./wanted.ts";

/** Lanes are placed as nodes are: so many at most, as where many arrows run along a very long chain. */
const maxLanes = 400_000;

/**
 * Lays a graph out in layers from left to right (Sugiyama's frame): cycles broken, layers assigned, crossings
 * reduced, nodes placed, long edges in lanes of their own so that none passes behind a box; components side by
 * side. The same graph gives the same picture, in whatever order its parts come. With `previous`, what stood
 * stays where it was as far as can be: the whole is put where it moves least, which may be at negative places.
 * Arrows that close a cycle are drawn as arcs; what stands in boxes is laid out box by box.
 *
 * @param input nodes with their sizes in pixels, arrows, and boxes; arrows to unknown nodes are left out.
 * @returns top left corners and edge ways; empty with the status when it is too large or cancelled.
 */
export function layoutGraph(
	input: { nodes: readonly LayoutNode[]; edges: readonly LayoutEdge[]; boxes?: readonly LayoutBox[] },
	options: LayoutOptions = {},
): Layout {
	return withArrays(() => layoutAll(input, options));
}

function layoutAll(
	input: { nodes: readonly LayoutNode[]; edges: readonly LayoutEdge[]; boxes?: readonly LayoutBox[] },
	options: LayoutOptions,
): Layout {
	const boxes = input.boxes ?? [];
	const previous = options.previous && withOpenedAndClosed(options.previous, input.nodes, boxes);
	const wanted: Wanted = { ...defaults, ...options, previous };
	if (input.nodes.length > wanted.maxNodes) return emptyLayout("too_large");
	const startedAt = Date.now();
	const isCancelled = () => wanted.isCancelled?.() ?? false;
	const isOver = () => Date.now() - startedAt > wanted.deadlineMs || isCancelled();
	let lanesLeft = maxLanes;
	const same = new SameParts();
	const partsIn: PartsIn = (nodes, edges, previous) => {
		const parts: PlacedPart[] = [];
		const wantedHere = { ...wanted, previous };
		for (const part of partsOf(numberGraph(nodes, edges))) {
			if (isCancelled()) return "cancelled";
			const layOut = () => withArrays(() => layoutPart(part, wantedHere, lanesLeft, isOver));
			const placed = previous ? layOut() : same.layOut(part, layOut);
			if (!placed) return "too_large";
			lanesLeft -= placed.laneCount;
			parts.push(placed);
		}
		return isCancelled() ? "cancelled" : parts;
	};
	if (boxes.length > 0 && input.nodes.some(({ box }) => box !== undefined)) {
		return layoutBoxes({ ...input, boxes }, wanted, partsIn, isOver);
	}
	const parts = partsIn(input.nodes, input.edges, wanted.previous);
	return typeof parts === "string"
		? emptyLayout(parts)
		: putTogether(parts, cornersOf(parts, wanted.previous));
}
