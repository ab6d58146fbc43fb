import type { LayoutNode, Point } from "../../lib/lineage/layout/types.ts";
import type { Drawing } from "./drawing.ts";
import type { BenchGraph } from "./graphs.ts";

/** Another program's layered layout, from left to right, set to what it does by default unless said. */
export interface Peer {
	name: string;
	/** Larger graphs take it minutes. */
	maxNodes: number;
	layOut(graph: BenchGraph): Drawing | Promise<Drawing>;
}

// The packages are in bench/package.json alone, so the compiler of the project does not know their types: the
// little of them that is used is said here.
type Load = (name: string) => Promise<unknown>;
const load: Load = (name) => import(name);

const [nodeGap, layerGap] = [20, 72];

function corner({ width, height }: LayoutNode, middle: Point): Point {
	return { x: middle.x - width / 2, y: middle.y - height / 2 };
}

async function dagre(): Promise<Peer> {
	interface DagreGraph {
		setGraph(options: object): void;
		setNode(id: string, size: object): void;
		setEdge(from: string, to: string, label: object): void;
		node(id: string): Point;
		edge(from: string, to: string): { points: Point[] };
	}
	const { Graph, layout } = (await load("@dagrejs/dagre")) as {
		Graph: new () => DagreGraph;
		layout(graph: DagreGraph): void;
	};
	return {
		name: "dagre",
		maxNodes: 1_000,
		layOut({ nodes, edges }) {
			const graph = new Graph();
			graph.setGraph({ rankdir: "LR", nodesep: nodeGap, ranksep: layerGap, edgesep: 12 });
			for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
			for (const { source, target } of edges) graph.setEdge(source, target, {});
			layout(graph);
			return {
				nodes: new Map(nodes.map((node) => [node.id, corner(node, graph.node(node.id))])),
				edges: edges.map(({ source, target }) => graph.edge(source, target).points),
			};
		},
	};
}

async function d3Dag(): Promise<Peer> {
	interface DagNode {
		data: string;
		x: number;
		y: number;
	}
	interface Dag {
		nodes(): Iterable<DagNode>;
		links(): Iterable<{ source: DagNode; target: DagNode; points: [number, number][] }>;
	}
	type Sugiyama = Record<"nodeSize" | "gap" | "coord", (value: unknown) => Sugiyama> & ((dag: Dag) => void);
	const {
		graph: newGraph,
		sugiyama,
		coordGreedy,
	} = (await load("d3-dag")) as {
		graph(): Dag & { node(id: string): DagNode; link(from: DagNode, to: DagNode): void };
		sugiyama(): Sugiyama;
		coordGreedy(): unknown;
	};
	return {
		name: "d3-dag",
		maxNodes: 1_000,
		layOut({ nodes, edges }) {
			const dag = newGraph();
			const made = new Map(nodes.map(({ id }) => [id, dag.node(id)]));
			for (const { source, target } of edges) {
				const [from, to] = [made.get(source), made.get(target)];
				if (from && to) dag.link(from, to);
			}
			// It draws from top to bottom: sizes and places are turned.
			const size = [nodes[0]?.height ?? 0, nodes[0]?.width ?? 0];
			// Its own placing takes half a minute at 500 nodes, and changes no order.
			sugiyama().coord(coordGreedy()).nodeSize(size).gap([nodeGap, layerGap])(dag);
			const ways = new Map<string, Point[]>();
			for (const { source, target, points } of dag.links()) {
				ways.set(
					`${source.data}>${target.data}`,
					points.map(([x, y]) => ({ x: y, y: x })),
				);
			}
			return {
				nodes: new Map(
					nodes.map((node) => {
						const { x, y } = made.get(node.id) ?? { x: 0, y: 0 };
						return [node.id, corner(node, { x: y, y: x })];
					}),
				),
				edges: edges.map(({ id }) => ways.get(id) ?? []),
			};
		},
	};
}

async function elk(): Promise<Peer> {
	interface ElkResult {
		children: (Point & { id: string })[];
		edges: { id: string; sections?: { startPoint: Point; bendPoints?: Point[]; endPoint: Point }[] }[];
	}
	const module = (await load("elkjs/lib/elk.bundled.js")) as {
		default: new () => { layout(graph: object): Promise<ElkResult> };
	};
	const engine = new module.default();
	const layoutOptions = {
		"elk.algorithm": "layered",
		"elk.direction": "RIGHT",
		"elk.edgeRouting": "POLYLINE",
		"elk.spacing.nodeNode": String(nodeGap),
		"elk.layered.spacing.nodeNodeBetweenLayers": String(layerGap),
	};
	return {
		name: "ELK layered",
		maxNodes: 1_000,
		async layOut({ nodes, edges }) {
			const done = await engine.layout({
				id: "root",
				layoutOptions,
				children: nodes.map(({ id, width, height }) => ({ id, width, height })),
				edges: edges.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
			});
			const ways = new Map(
				done.edges.map(({ id, sections }) => [
					id,
					(sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
						startPoint,
						...(bendPoints ?? []),
						endPoint,
					]),
				]),
			);
			return {
				nodes: new Map(done.children.map(({ id, x, y }) => [id, { x, y }])),
				edges: edges.map(({ id }) => ways.get(id) ?? []),
			};
		},
	};
}

async function graphviz(): Promise<Peer> {
	interface DotResult {
		objects: { name: string; pos: string }[];
		edges: { id: string; pos: string }[];
	}
	const { Graphviz } = (await load("@hpcc-js/wasm-graphviz")) as {
		Graphviz: { load(): Promise<{ layout(dot: string, format: string, engine: string): string }> };
	};
	const engine = await Graphviz.load();
	/** Its points count upwards. */
	const point = (text: string): Point => {
		const [x = 0, y = 0] = text.split(",").map(Number);
		return { x, y: -y };
	};
	return {
		name: "dot",
		maxNodes: 3_000,
		layOut({ nodes, edges }) {
			const inches = (pixels: number) => (pixels / 72).toFixed(4);
			const boxes = nodes.map(
				({ id, width, height }) => `"${id}"[width=${inches(width)},height=${inches(height)}]`,
			);
			const arrows = edges.map(({ id, source, target }) => `"${source}"->"${target}"[id="${id}"]`);
			const options = `rankdir=LR;nodesep=${inches(nodeGap)};ranksep=${inches(layerGap)}`;
			const text = `digraph{${options};node[shape=box,fixedsize=true,label=""];edge[dir=none];${boxes.join(";")};${arrows.join(";")}}`;
			const done = JSON.parse(engine.layout(text, "json0", "dot")) as DotResult;
			const ways = new Map(done.edges.map(({ id, pos }) => [id, straightened(pos.split(" ").map(point))]));
			const placeOf = new Map(done.objects.map(({ name, pos }) => [name, point(pos)]));
			return {
				nodes: new Map(nodes.map((node) => [node.id, corner(node, placeOf.get(node.id) ?? { x: 0, y: 0 })])),
				edges: edges.map(({ id }) => ways.get(id) ?? []),
			};
		},
	};
}

/** A Bézier spline as a line of points, eight to each of its curves. */
function straightened(spline: readonly Point[]): Point[] {
	const way = spline.slice(0, 1);
	for (let i = 0; i + 3 < spline.length; i += 3) {
		for (let step = 1; step <= 8; step++) {
			const [t, s] = [step / 8, 1 - step / 8];
			const parts = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
			const sum = (side: "x" | "y") =>
				parts.reduce((all, part, j) => all + part * (spline[i + j]?.[side] ?? 0), 0);
			way.push({ x: sum("x"), y: sum("y") });
		}
	}
	return way;
}

/** The peers, loaded; fails when bench/package.json is not installed. */
export async function loadPeers(): Promise<Peer[]> {
	return [await dagre(), await d3Dag(), await elk(), await graphviz()];
}
