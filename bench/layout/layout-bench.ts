import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Bench, compare, type Measurement, measurement } from "../measure.ts";
import { loadAsShipped, type Shipped } from "./as-shipped.ts";
import { countDrawnCrossings } from "./count-drawn-crossings.ts";
import { type Drawing, toSvg } from "./drawing.ts";
import { type BenchGraph, shapes } from "./graphs.ts";
import { peersIfThere } from "./install-peers.ts";
import type { Peer } from "./peers.ts";

const sizes = [50, 100, 200, 500, 1_000, 3_000, 10_000];
const seeds = [0, 1, 2];
/** Crossings of larger ones take longer to count than to draw. */
const largestCounted = 3_000;
const smallestDrawn = 100;
const warmUps = 100;

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));
const floorWhat = "longest path, lanes, four barycentre sweeps";

/**
 * Our layout against the least that a layered one does, in time; and against other programs' in time and in edges
 * that cross, of three graphs of each shape and size. Pictures of the small ones are for looking at.
 */
export const layoutBench: Bench = {
	name: "layout",
	async run() {
		const shipped = await loadAsShipped();
		const ours: Peer = {
			name: "ours",
			maxNodes: Number.POSITIVE_INFINITY,
			layOut(graph) {
				const { nodes, edges } = shipped.layoutGraph(graph, { deadlineMs: 60_000 });
				return { nodes, edges: graph.edges.map(({ id }) => edges.get(id) ?? []) };
			},
		};
		const floor: Peer = {
			name: "floor",
			maxNodes: Number.POSITIVE_INFINITY,
			layOut: shipped.bareLayout,
		};
		const others = await peersIfThere();
		// Both as warm as they are in a page that is open: the first call of a program is compiled on the way.
		for (let i = 0; i < warmUps; i++) {
			for (const graph of [shapes.mixed(500, i), shapes.pipeline(100, i)])
				for (const each of [ours, floor]) await each.layOut(graph);
		}
		mkdirSync(pictures, { recursive: true });
		const found: Measurement[] = [];
		for (const [shape, make] of Object.entries(shapes)) {
			for (const count of sizes) {
				const graph = make(count, 0);
				// Others would draw it without its boxes: another problem.
				const peers = graph.boxes ? [ours, floor] : [ours, floor, ...others];
				const note = await crossingsNote(shape, count, peers);
				found.push(
					await compare({
						bench: "layout",
						what: sizeText(shape, graph),
						rounds: roundsFor(count),
						ours: () => ours.layOut(graph),
						floor: () => floor.layOut(graph),
						floorWhat,
						note,
					}),
				);
			}
		}
		for (const shape of ["mixed", "boxed"] as const) found.push(firstCall(shape, 1_000, shipped));
		console.error(`  Pictures: ${pictures}`);
		return found;
	},
};

/** A median of what takes less than a millisecond needs many rounds. */
function roundsFor(count: number): number {
	if (count > 1_000) return 7;
	return count > 200 ? 25 : 201;
}

function sizeText(shape: string, { nodes, edges, boxes = [] }: BenchGraph): string {
	const number = (value: number) => value.toLocaleString("en");
	const inBoxes = boxes.length === 0 ? "" : ` in ${number(boxes.length)} boxes`;
	return `${shape}, ${number(nodes.length)} nodes${inBoxes}, ${number(edges.length)} edges`;
}

/** The first call of a page: nothing is compiled yet. */
function firstCall(shape: keyof typeof shapes, count: number, { firstMs }: Shipped): Measurement {
	const rounds = Array.from({ length: 5 }, (_, i) => i);
	return measurement({
		bench: "layout",
		what: `${sizeText(shape, shapes[shape](count, 0))}: first call`,
		ours: rounds.map(() => firstMs("layoutGraph", shape, count)),
		floor: rounds.map(() => firstMs("bareLayout", shape, count)),
		floorWhat: `${floorWhat}, first call`,
		unit: "ms",
	});
}

/** How many edges cross in each program's drawing of each seed, and how long a peer took for the first. */
async function crossingsNote(shape: string, count: number, peers: readonly Peer[]): Promise<string> {
	if (count > largestCounted) return "crossings not counted";
	const graphs = seeds.map((seed) => shapes[shape as keyof typeof shapes](count, seed));
	const parts: string[] = [];
	for (const [i, peer] of peers.entries()) {
		if (count > peer.maxNodes) continue;
		const begin = performance.now();
		const drawings = [];
		for (const graph of graphs) drawings.push(await peer.layOut(graph));
		const took = (performance.now() - begin) / graphs.length;
		const crossings = drawings.map(({ edges }) => countDrawnCrossings(edges)).join("/");
		// Ours and the floor come first, and are timed by turns.
		parts.push(`${peer.name} ${crossings}${i > 1 ? ` (${took.toFixed(0)} ms)` : ""}`);
		const [graph, drawing] = [graphs[0], drawings[0]];
		if (count === smallestDrawn && graph && drawing) draw(shape, peer.name, graph, drawing);
	}
	return `crossings of seeds ${seeds.join("/")}: ${parts.join(", ")}`;
}

function draw(shape: string, name: string, graph: BenchGraph, drawing: Drawing): void {
	const file = `${shape}-${graph.nodes.length}-${name.replaceAll(" ", "-")}.svg`;
	writeFileSync(`${pictures}${file}`, toSvg(graph, drawing, `${shape}, ${name}`));
}
