import type { Point } from "../../lib/lineage/layout/types.ts";
import type { BenchGraph } from "./graphs.ts";

/**
 * The least that a layered layout does, written plainly: the longest path, nodes of their own for an arrow in each
 * layer that it passes, four sweeps that sort by the mean of the neighbours, and a place for each box. Without the
 * nodes in between it would be quicker, but it would sort another problem: means over far layers compare places
 * that have nothing to do with each other, and how many arrows cross could not even be said.
 */
export function bareLayout({ nodes, edges }: BenchGraph): { nodes: Map<string, Point>; edges: Point[][] } {
	const numberOf = new Map(nodes.map(({ id }, i) => [id, i]));
	const out: number[][] = nodes.map(() => []);
	const waiting = nodes.map(() => 0);
	const ends = edges.map(
		({ source, target }) => [numberOf.get(source) ?? 0, numberOf.get(target) ?? 0] as const,
	);
	for (const [from, to] of ends) {
		out[from]?.push(to);
		waiting[to] = (waiting[to] ?? 0) + 1;
	}
	const layerOf = nodes.map(() => 0);
	const queue = layerOf.map((_, v) => v).filter((v) => waiting[v] === 0);
	for (const v of queue) {
		for (const w of out[v] ?? []) {
			layerOf[w] = Math.max(layerOf[w] ?? 0, (layerOf[v] ?? 0) + 1);
			waiting[w] = (waiting[w] ?? 0) - 1;
			if (waiting[w] === 0) queue.push(w);
		}
	}
	const before: number[][] = nodes.map(() => []);
	const after: number[][] = nodes.map(() => []);
	const ways = ends.map(([from, to]) => {
		const way = [from];
		for (let layer = (layerOf[from] ?? 0) + 1; layer < (layerOf[to] ?? 0); layer++) {
			way.push(layerOf.length);
			layerOf.push(layer);
			before.push([]);
			after.push([]);
		}
		way.push(to);
		for (let i = 1; i < way.length; i++) {
			after[way[i - 1] ?? 0]?.push(way[i] ?? 0);
			before[way[i] ?? 0]?.push(way[i - 1] ?? 0);
		}
		return way;
	});
	const layers: number[][] = [];
	for (const [v, layer] of layerOf.entries()) {
		layers[layer] ??= [];
		layers[layer]?.push(v);
	}
	const place = layerOf.map(() => 0);
	for (const layer of layers) for (const [at, v] of layer.entries()) place[v] = at;
	for (let sweep = 0; sweep < 4; sweep++) {
		const beside = sweep % 2 === 0 ? before : after;
		for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
			const means = new Map<number, number>();
			for (const v of layer) {
				const near = beside[v] ?? [];
				const sum = near.reduce((all, w) => all + (place[w] ?? 0), 0);
				means.set(v, near.length === 0 ? (place[v] ?? 0) : sum / near.length);
			}
			layer.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
			for (const [at, v] of layer.entries()) place[v] = at;
		}
	}
	const point = (v: number) => ({ x: (layerOf[v] ?? 0) * 292, y: (place[v] ?? 0) * 68 });
	return {
		nodes: new Map(nodes.map(({ id }, v) => [id, point(v)])),
		edges: ways.map((way) => way.map((v) => ({ x: point(v).x, y: point(v).y + 24 }))),
	};
}
