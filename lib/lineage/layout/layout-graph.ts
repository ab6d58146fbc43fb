import { assignLayers } from "./assign-layers.ts";
import { findBackArrows } from "./break-cycles.ts";
import { findComponents } from "./components.ts";
import type { Graph } from "./graph.ts";
import { type LayeredGraph, withLanes } from "./layered-graph.ts";
import { orderLayers } from "./order-layers.ts";
import { placeAcross } from "./place-across.ts";
import type { Layout, LayoutEdge, LayoutNode, LayoutOptions, Point } from "./types.ts";

const defaults = { layerGap: 72, nodeGap: 20, laneGap: 12, deadlineMs: 4_000, maxNodes: 20_000 };
const componentGap = 48;

/**
 * Lays a graph out in layers from left to right (Sugiyama's frame): cycles broken, layers assigned, crossings
 * reduced, nodes placed, long edges in lanes of their own so that none passes behind a box; components under each
 * other. The same graph gives the same picture, in whatever order its parts come.
 *
 * @param input boxes with their sizes in pixels, and arrows; arrows to unknown boxes are left out.
 * @returns top left corners and edge ways; empty with the status when it is too large or cancelled.
 */
export function layoutGraph(
	input: { nodes: readonly LayoutNode[]; edges: readonly LayoutEdge[] },
	options: LayoutOptions = {},
): Layout {
	const wanted = { ...defaults, ...options };
	const empty = (status: Layout["status"]): Layout => ({
		status,
		nodes: new Map(),
		edges: new Map(),
		width: 0,
		height: 0,
	});
	if (input.nodes.length > wanted.maxNodes) return empty("too_large");
	const startedAt = Date.now();
	const isOver = () => Date.now() - startedAt > wanted.deadlineMs || (wanted.isCancelled?.() ?? false);
	const nodes = [...input.nodes].sort((a, b) => compare(a.order ?? a.id, b.order ?? b.id) || byId(a, b));
	const numberOf = new Map(nodes.map((node, i) => [node.id, i]));
	const number = (id: string) => numberOf.get(id) ?? 0;
	// In the order of their boxes, so that what is reached first begins above.
	const edges = [...input.edges]
		.filter((edge) => numberOf.has(edge.source) && numberOf.has(edge.target))
		.sort((a, b) => number(a.source) - number(b.source) || number(a.target) - number(b.target) || byId(a, b));
	const layout = empty("done");
	for (const part of partsOf(nodes, edges, numberOf)) {
		if (wanted.isCancelled?.()) return empty("cancelled");
		const top = layout.nodes.size === 0 ? 0 : layout.height + componentGap;
		const placed = layoutPart(part, wanted, isOver);
		for (const [id, { x, y }] of placed.nodes) layout.nodes.set(id, { x, y: y + top });
		for (const [id, way] of placed.edges) {
			layout.edges.set(
				id,
				way.map(({ x, y }) => ({ x, y: y + top })),
			);
		}
		layout.width = Math.max(layout.width, placed.width);
		layout.height = top + placed.height;
	}
	return layout;
}

function byId(a: { id: string }, b: { id: string }): number {
	return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}

interface Part {
	nodes: LayoutNode[];
	edges: LayoutEdge[];
}

/** The components, the largest first. */
function partsOf(nodes: LayoutNode[], edges: LayoutEdge[], numberOf: ReadonlyMap<string, number>): Part[] {
	const end = (side: "source" | "target") => Int32Array.from(edges, (edge) => numberOf.get(edge[side]) ?? 0);
	const component = findComponents(nodes.length, end("source"), end("target"));
	const parts = new Map<number, Part>();
	nodes.forEach((node, i) => {
		const key = component[i] ?? 0;
		const part = parts.get(key);
		if (part) part.nodes.push(node);
		else parts.set(key, { nodes: [node], edges: [] });
	});
	for (const edge of edges) parts.get(component[numberOf.get(edge.source) ?? 0] ?? 0)?.edges.push(edge);
	return [...parts.values()].sort((a, b) => b.nodes.length - a.nodes.length);
}

type Wanted = typeof defaults & LayoutOptions;

function layoutPart({ nodes, edges }: Part, wanted: Wanted, isOver: () => boolean) {
	const numberOf = new Map(nodes.map((node, i) => [node.id, i]));
	const drawn = edges.filter((edge) => edge.source !== edge.target);
	const from = Int32Array.from(drawn, (edge) => numberOf.get(edge.source) ?? 0);
	const to = Int32Array.from(drawn, (edge) => numberOf.get(edge.target) ?? 0);
	const isBack = findBackArrows({ count: nodes.length, from, to });
	const graph: Graph = {
		count: nodes.length,
		from: from.map((v, e) => (isBack[e] === 1 ? (to[e] ?? 0) : v)),
		to: to.map((w, e) => (isBack[e] === 1 ? (from[e] ?? 0) : w)),
	};
	const layered = withLanes(graph, assignLayers(graph));
	const hint = new Float64Array(layered.count).fill(Number.NaN);
	nodes.forEach((node, i) => {
		const before = wanted.previous?.get(node.id);
		if (before) hint[i] = before.y;
	});
	const layers = orderLayers(layered, hint, isOver);
	const size = Float64Array.from({ length: layered.count }, (_, v) => nodes[v]?.height ?? 0);
	const middle = placeAcross(layered, layers, { size, nodeGap: wanted.nodeGap, laneGap: wanted.laneGap });
	let top = Number.POSITIVE_INFINITY;
	for (let v = 0; v < layered.count; v++) top = Math.min(top, (middle[v] ?? 0) - (size[v] ?? 0) / 2);
	for (let v = 0; v < layered.count; v++) middle[v] = (middle[v] ?? 0) - top;
	const columns = columnsOf(layered, nodes, wanted.layerGap);
	const places = new Map<string, Point>();
	let height = 0;
	for (let v = 0; v < layered.count; v++) height = Math.max(height, (middle[v] ?? 0) + (size[v] ?? 0) / 2);
	nodes.forEach((node, v) => {
		places.set(node.id, {
			x: columns.left[layered.layerOf[v] ?? 0] ?? 0,
			y: (middle[v] ?? 0) - node.height / 2,
		});
	});
	const ways = new Map<string, Point[]>();
	drawn.forEach((edge, e) => {
		const way = wayOf(e, graph, layered, middle, nodes, columns);
		ways.set(edge.id, isBack[e] === 1 ? way.reverse() : way);
	});
	for (const edge of edges) {
		if (edge.source === edge.target)
			ways.set(edge.id, loopAt(places.get(edge.source), numberOf, nodes, edge.source));
	}
	return { nodes: places, edges: ways, width: columns.width, height };
}

interface Columns {
	left: Float64Array;
	right: Float64Array;
	width: number;
}

/** Where each layer begins and ends from left to right: as wide as its widest box. */
function columnsOf(
	{ layerCount, layerOf }: LayeredGraph,
	nodes: readonly LayoutNode[],
	gap: number,
): Columns {
	const widest = new Float64Array(layerCount);
	nodes.forEach((node, v) => {
		const at = layerOf[v] ?? 0;
		widest[at] = Math.max(widest[at] ?? 0, node.width);
	});
	const left = new Float64Array(layerCount);
	const right = new Float64Array(layerCount);
	let x = 0;
	for (let i = 0; i < layerCount; i++) {
		left[i] = x;
		right[i] = x + (widest[i] ?? 0);
		x += (widest[i] ?? 0) + gap;
	}
	return { left, right, width: Math.max(0, x - gap) };
}

/** An edge's way: straight through each layer that it passes, turning only in the gaps between. */
function wayOf(
	e: number,
	graph: Graph,
	layered: LayeredGraph,
	middle: Float64Array,
	nodes: readonly LayoutNode[],
	{ left, right }: Columns,
): Point[] {
	const [v, w] = [graph.from[e] ?? 0, graph.to[e] ?? 0];
	const start = left[layered.layerOf[v] ?? 0] ?? 0;
	const way: Point[] = [{ x: start + (nodes[v]?.width ?? 0), y: middle[v] ?? 0 }];
	// A box narrower than its column: the edge leaves the column before it turns.
	const edgeOfColumn = right[layered.layerOf[v] ?? 0] ?? 0;
	if (edgeOfColumn > (way[0]?.x ?? 0)) way.push({ x: edgeOfColumn, y: middle[v] ?? 0 });
	for (const lane of layered.lanes[e] ?? []) {
		const at = layered.layerOf[lane] ?? 0;
		way.push({ x: left[at] ?? 0, y: middle[lane] ?? 0 }, { x: right[at] ?? 0, y: middle[lane] ?? 0 });
	}
	way.push({ x: left[layered.layerOf[w] ?? 0] ?? 0, y: middle[w] ?? 0 });
	return way;
}

function loopAt(
	place: Point | undefined,
	numberOf: ReadonlyMap<string, number>,
	nodes: readonly LayoutNode[],
	id: string,
): Point[] {
	const node = nodes[numberOf.get(id) ?? 0];
	if (!place || !node) return [];
	const [right, top, middle] = [place.x + node.width, place.y, place.y + node.height / 2];
	return [
		{ x: right, y: middle },
		{ x: right + 16, y: top - 12 },
		{ x: place.x - 16, y: top - 12 },
		{ x: place.x, y: middle },
	];
}
