import type { DrawnGraph, DrawnNode } from "../../../lib/lineage/fold/types.ts";
import type { Area } from "../../../lib/lineage/layout/types.ts";
import { statusLooks } from "../../shell/kind.ts";
import { cardSize } from "../card-size.ts";
import { dashOf } from "../edge-look.ts";
import { isRunning } from "../live/is-running.ts";
import { lookOf } from "../node-look.ts";
import { boxTitle, cardTitle } from "../node-text.ts";
import type { Places } from "../places.ts";

/** A laid out graph in typed arrays: what a canvas draws and counts sixty times a second. */
export interface Scene {
	count: number;
	ids: string[];
	titles: string[];
	kinds: DrawnNode["kind"][];
	/** Each node's colour and ground, as CSS says them: `var(--w-file)`. */
	colours: string[];
	softs: string[];
	/** Top left and size of each node. */
	x: Float32Array;
	y: Float32Array;
	width: Float32Array;
	height: Float32Array;
	numberOf: ReadonlyMap<string, number>;
	/** The nodes of runs that run. */
	running: number[];
	edges: {
		count: number;
		ids: string[];
		from: Int32Array;
		to: Int32Array;
		/** The points of edge `e`: pairs from `start[e]` up to `start[e + 1]`. */
		start: Int32Array;
		points: Float32Array;
		/** Left, top, right, bottom of each. */
		box: Float32Array;
		/** 1: drawn dashed. */
		isDashed: Uint8Array;
		/** How many are. */
		dashed: number;
	};
	/** Boxes around nodes, the outer before the inner. */
	boxes: SceneBox[];
	/** Right and bottom of all, from 0. */
	bounds: { left: number; top: number; right: number; bottom: number };
}

/** A box as the canvas draws it. */
export interface SceneBox extends Area {
	id: string;
	title: string;
	colour: string;
	soft: string;
	inside: ReadonlySet<string>;
}

/** Puts a drawn graph and its places into a scene. */
export function makeScene(graph: DrawnGraph, places: Places): Scene {
	const count = graph.nodes.length;
	const scene: Scene = {
		count,
		ids: graph.nodes.map(({ id }) => id),
		titles: graph.nodes.map(cardTitle),
		kinds: graph.nodes.map((node) => (node.kind === "group" ? node.of : node.kind)),
		colours: graph.nodes.map((node) => lookOf(node).color),
		softs: graph.nodes.map((node) => lookOf(node).soft),
		x: new Float32Array(count),
		y: new Float32Array(count),
		width: Float32Array.from(graph.nodes, (node) => cardSize[node.kind].width),
		height: Float32Array.from(graph.nodes, (node) => cardSize[node.kind].height),
		numberOf: new Map(graph.nodes.map(({ id }, i) => [id, i])),
		running: graph.nodes.flatMap((node, i) => (isRunning(node) ? [i] : [])),
		edges: edgesOf(graph, places),
		boxes: graph.boxes.flatMap(({ id, box, inside }) => {
			const area = places.boxes.get(id);
			const { color: colour, soft } = statusLooks[box.status];
			return area ? [{ id, title: boxTitle(box), colour, soft, inside, ...area }] : [];
		}),
		bounds: { left: 0, top: 0, right: 0, bottom: 0 },
	};
	const { bounds } = scene;
	graph.nodes.forEach(({ id }, i) => {
		const { x, y } = places.nodes.get(id) ?? { x: 0, y: 0 };
		scene.x[i] = x;
		scene.y[i] = y;
		bounds.left = Math.min(i === 0 ? x : bounds.left, x);
		bounds.top = Math.min(i === 0 ? y : bounds.top, y);
		bounds.right = Math.max(i === 0 ? x : bounds.right, x + (scene.width[i] ?? 0));
		bounds.bottom = Math.max(i === 0 ? y : bounds.bottom, y + (scene.height[i] ?? 0));
	});
	for (const { x, y, width, height } of scene.boxes) {
		bounds.left = Math.min(bounds.left, x);
		bounds.top = Math.min(bounds.top, y);
		bounds.right = Math.max(bounds.right, x + width);
		bounds.bottom = Math.max(bounds.bottom, y + height);
	}
	return scene;
}

/** Where a node or a box is. */
export function areaOf(scene: Scene, id: string): Area | null {
	const i = scene.numberOf.get(id);
	if (i === undefined) return scene.boxes.find((box) => box.id === id) ?? null;
	return { x: scene.x[i] ?? 0, y: scene.y[i] ?? 0, width: scene.width[i] ?? 0, height: scene.height[i] ?? 0 };
}

function edgesOf(graph: DrawnGraph, places: Places): Scene["edges"] {
	const numberOf = new Map(graph.nodes.map(({ id }, i) => [id, i]));
	const ways = graph.edges.map(({ id }) => places.edges.get(id) ?? []);
	const count = ways.length;
	const start = new Int32Array(count + 1);
	ways.forEach((way, e) => {
		start[e + 1] = (start[e] ?? 0) + 2 * way.length;
	});
	const points = new Float32Array(start[count] ?? 0);
	const box = new Float32Array(4 * count);
	ways.forEach((way, e) => {
		let at = start[e] ?? 0;
		const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)];
		box.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], 4 * e);
		for (const { x, y } of way) {
			points[at++] = x;
			points[at++] = y;
		}
	});
	const isDashed = Uint8Array.from(graph.edges, (edge) =>
		Number(dashOf(edge, places.back.has(edge.id)) !== null),
	);
	return {
		count,
		ids: graph.edges.map(({ id }) => id),
		from: Int32Array.from(graph.edges, ({ source }) => numberOf.get(source) ?? -1),
		to: Int32Array.from(graph.edges, ({ target }) => numberOf.get(target) ?? -1),
		start,
		points,
		box,
		isDashed,
		dashed: isDashed.reduce((sum, is) => sum + is, 0),
	};
}
