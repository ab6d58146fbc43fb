import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import { type Bench, compare } from "../measure.ts";
import { countDrawnCrossings } from "./count-drawn-crossings.ts";
import { type Drawing, toSvg } from "./drawing.ts";
import { bareLayout } from "./floor.ts";
import { type BenchGraph, shapes } from "./graphs.ts";
import { peersIfThere } from "./install-peers.ts";
import type { Peer } from "./peers.ts";

const sizes = [50, 100, 200, 500, 1_000, 3_000, 10_000];
const seeds = [0, 1, 2];
/** Crossings of larger ones take longer to count than to draw. */
const largestCounted = 3_000;
const smallestDrawn = 100;

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));

const ours: Peer = {
	name: "ours",
	maxNodes: Number.POSITIVE_INFINITY,
	layOut(graph) {
		const { nodes, edges } = layoutGraph(graph, { deadlineMs: 60_000 });
		return { nodes, edges: graph.edges.map(({ id }) => edges.get(id) ?? []) };
	},
};

const floor: Peer = { name: "floor", maxNodes: Number.POSITIVE_INFINITY, layOut: bareLayout };

/**
 * Our layout against the least that a layered one does, in time; and against other programs' in time and in edges
 * that cross, of three graphs of each shape and size. Pictures of the small ones are for looking at.
 */
export const layoutBench: Bench = {
	name: "layout",
	async run() {
		const peers = [ours, floor, ...(await peersIfThere())];
		// Both as warm as they are in a page that is open: the first call of a program is compiled on the way.
		for (let i = 0; i < 100; i++) for (const each of [ours, floor]) await each.layOut(shapes.mixed(500, i));
		mkdirSync(pictures, { recursive: true });
		const found = [];
		for (const [shape, make] of Object.entries(shapes)) {
			for (const count of sizes) {
				const graph = make(count, 0);
				const note = await crossingsNote(shape, count, peers);
				found.push(
					await compare({
						bench: "layout",
						what: `${shape}, ${count.toLocaleString("en")} nodes, ${graph.edges.length.toLocaleString("en")} edges`,
						rounds: count > 1_000 ? 7 : 25,
						ours: () => ours.layOut(graph),
						floor: () => floor.layOut(graph),
						floorWhat: "longest path, lanes, four barycentre sweeps",
						note,
					}),
				);
			}
		}
		console.error(`  Pictures: ${pictures}`);
		return found;
	},
};

/** How many edges cross in each program's drawing of each seed, and how long a peer took for the first. */
async function crossingsNote(shape: string, count: number, peers: readonly Peer[]): Promise<string> {
	if (count > largestCounted) return "crossings not counted";
	const graphs = seeds.map((seed) => shapes[shape as keyof typeof shapes](count, seed));
	const parts: string[] = [];
	for (const peer of peers) {
		if (count > peer.maxNodes) continue;
		const begin = performance.now();
		const drawings = [];
		for (const graph of graphs) drawings.push(await peer.layOut(graph));
		const took = (performance.now() - begin) / graphs.length;
		const crossings = drawings.map(({ edges }) => countDrawnCrossings(edges)).join("/");
		const isPeer = peer !== ours && peer !== floor;
		parts.push(`${peer.name} ${crossings}${isPeer ? ` (${took.toFixed(0)} ms)` : ""}`);
		const [graph, drawing] = [graphs[0], drawings[0]];
		if (count === smallestDrawn && graph && drawing) draw(shape, peer.name, graph, drawing);
	}
	return `crossings of seeds ${seeds.join("/")}: ${parts.join(", ")}`;
}

function draw(shape: string, name: string, graph: BenchGraph, drawing: Drawing): void {
	const file = `${shape}-${graph.nodes.length}-${name.replaceAll(" ", "-")}.svg`;
	writeFileSync(`${pictures}${file}`, toSvg(graph, drawing, `${shape}, ${name}`));
}
