import { layoutGraph } from "../lib/lineage/layout/layout-graph.ts";
import { type Bench, compare } from "./measure.ts";

interface Graph {
	nodes: { id: string; width: number; height: number }[];
	edges: { id: string; source: string; target: string }[];
}

/** A pseudo-random number from 0 to 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Files and runs in layers, edges 1.43 times the nodes, as pipelines make them. */
function pipelineGraph(count: number): Graph {
	const next = random(count);
	const nodes = Array.from({ length: count }, (_, i) => ({ id: `n${i}`, width: 220, height: 48 }));
	const edges = new Map<string, Graph["edges"][number]>();
	for (let i = 1; edges.size < count * 1.43; i = (i % (count - 1)) + 1) {
		const from = Math.max(0, i - 1 - Math.floor(next() * Math.min(i, 60)));
		const id = `n${from}>n${i}`;
		edges.set(id, { id, source: `n${from}`, target: `n${i}` });
	}
	return { nodes, edges: [...edges.values()] };
}

/** The least that a layered layout does: longest path, then four sweeps that sort by the mean of neighbours. */
function bareLayout({ nodes, edges }: Graph): Map<string, { x: number; y: number }> {
	const into = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
	const outOf = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
	for (const { source, target } of edges) {
		into.get(target)?.push(source);
		outOf.get(source)?.push(target);
	}
	const layerOf = new Map<string, number>();
	const layers: string[][] = [];
	for (const { id } of nodes) {
		const layer = Math.max(-1, ...(into.get(id) ?? []).map((from) => layerOf.get(from) ?? 0)) + 1;
		layerOf.set(id, layer);
		layers[layer] ??= [];
		layers[layer]?.push(id);
	}
	const place = new Map<string, number>();
	for (const layer of layers) for (const [at, id] of layer.entries()) place.set(id, at);
	for (let sweep = 0; sweep < 4; sweep++) {
		const neighbours = sweep % 2 === 0 ? into : outOf;
		for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
			const mean = (id: string) => {
				const near = neighbours.get(id) ?? [];
				if (near.length === 0) return place.get(id) ?? 0;
				return near.reduce((sum, each) => sum + (place.get(each) ?? 0), 0) / near.length;
			};
			const means = new Map(layer.map((id) => [id, mean(id)]));
			layer.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
			for (const [at, id] of layer.entries()) place.set(id, at);
		}
	}
	return new Map(
		nodes.map(({ id }) => [id, { x: (layerOf.get(id) ?? 0) * 300, y: (place.get(id) ?? 0) * 70 }]),
	);
}

/** Our layout, with lanes and straight placement, against the least that a layered one does. */
export const layoutBench: Bench = {
	name: "layout",
	async run() {
		const found = [];
		for (const count of [100, 500, 1_000, 3_000]) {
			const graph = pipelineGraph(count);
			found.push(
				await compare({
					bench: "layout",
					what: `${count.toLocaleString("en")} nodes, ${graph.edges.length.toLocaleString("en")} edges`,
					rounds: count > 1_000 ? 3 : 7,
					ours: () => layoutGraph(graph, { deadlineMs: 60_000 }),
					floor: () => bareLayout(graph),
					floorWhat: "longest path and four barycentre sweeps",
				}),
			);
		}
		return found;
	},
};
