import type { Point } from "../../lib/lineage/layout/types.ts";
import type { BenchGraph } from "./graphs.ts";

/** A finished layout, whoever made it: top left corners, and each edge as a line of points in the graph's order. */
export interface Drawing {
	nodes: ReadonlyMap<string, Point>;
	edges: readonly (readonly Point[])[];
}

/** The drawing as a picture; `title` says whose and how it fared. */
export function toSvg(graph: BenchGraph, { nodes, edges }: Drawing, title: string): string {
	const margin = 40;
	let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
	const take = (x: number, y: number) => {
		left = Math.min(left, x);
		top = Math.min(top, y);
		right = Math.max(right, x);
		bottom = Math.max(bottom, y);
	};
	for (const { id, width, height } of graph.nodes) {
		const { x, y } = nodes.get(id) ?? { x: 0, y: 0 };
		take(x, y);
		take(x + width, y + height);
	}
	for (const way of edges) for (const { x, y } of way) take(x, y);
	const whole = (value: number) => Math.round(value * 10) / 10;
	const ways = edges.map(
		(way) => `<polyline points="${way.map(({ x, y }) => `${whole(x)},${whole(y)}`).join(" ")}"/>`,
	);
	const boxes = graph.nodes.map(({ id, width, height }) => {
		const { x, y } = nodes.get(id) ?? { x: 0, y: 0 };
		return `<rect x="${whole(x)}" y="${whole(y)}" width="${width}" height="${height}" rx="6"/>`;
	});
	const size = [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size.map(whole).join(" ")}">`,
		`<title>${title}</title>`,
		`<rect x="${whole(size[0] ?? 0)}" y="${whole(size[1] ?? 0)}" width="100%" height="100%" fill="#fff"/>`,
		`<g fill="none" stroke="#3b6ea8" stroke-width="2" stroke-opacity="0.6">${ways.join("")}</g>`,
		`<g fill="#eef2f7" stroke="#1f2933" stroke-width="2">${boxes.join("")}</g>`,
		"</svg>",
	].join("\n");
}
