import { boxHead } from "../card-size.ts";
import type { Scene, SceneBox } from "./scene.ts";

/** Where the window stands over the graph: pixels = graph × zoom + offset. */
export interface Viewport {
	x: number;
	y: number;
	zoom: number;
	width: number;
	height: number;
}

/** The part of the graph that the window shows, `margin` pixels around it included. */
export function shownPart({ x, y, zoom, width, height }: Viewport, margin = 0) {
	return {
		left: (-x - margin) / zoom,
		top: (-y - margin) / zoom,
		right: (width - x + margin) / zoom,
		bottom: (height - y + margin) / zoom,
	};
}

/** A part of the graph. */
export type Part = ReturnType<typeof shownPart>;

export const everywhere: Part = {
	left: Number.NEGATIVE_INFINITY,
	top: Number.NEGATIVE_INFINITY,
	right: Number.POSITIVE_INFINITY,
	bottom: Number.POSITIVE_INFINITY,
};

/** The numbers of the nodes that lie in a part, at least in part. */
export function* nodesIn(scene: Scene, part: Part): Generator<number> {
	for (let i = 0; i < scene.count; i++) {
		const [x, y] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		if (
			x < part.right &&
			y < part.bottom &&
			x + (scene.width[i] ?? 0) > part.left &&
			y + (scene.height[i] ?? 0) > part.top
		)
			yield i;
	}
}

/** The numbers of the edges that may run through a part: those whose box does. */
export function* edgesIn({ edges: { count, box } }: Scene, part: Part): Generator<number> {
	for (let e = 0; e < count; e++) {
		const at = 4 * e;
		if (
			(box[at] ?? 0) < part.right &&
			(box[at + 1] ?? 0) < part.bottom &&
			(box[at + 2] ?? 0) > part.left &&
			(box[at + 3] ?? 0) > part.top
		)
			yield e;
	}
}

/** Whether there are more than so many; they are counted no further. */
export function isMoreThan(most: number, found: Iterable<number>): boolean {
	let count = 0;
	for (const _ of found) if (++count > most) return true;
	return false;
}

/** Finer than this the window's size does not matter for {@link partAround}: quarters of a doubling. */
const zoomSteps = 4;

/**
 * The window's part of the graph and something around it, in steps: it stays the same until the window has moved by
 * half of itself.
 */
export function partAround({ x, y, zoom, width, height }: Viewport): Part {
	const zoomStep = 2 ** (Math.floor(Math.log2(zoom) * zoomSteps) / zoomSteps);
	const around = (start: number, size: number) => {
		const half = size / zoomStep / 2;
		const step = Math.floor(start / half);
		return { from: (step - 0.5) * half, to: (step + 3.5) * half };
	};
	const across = around(-x / zoom, width);
	const down = around(-y / zoom, height);
	return { left: across.from, top: down.from, right: across.to, bottom: down.to };
}

/** The node at a point of the graph, or the box whose head is there, or null. */
export function nodeAt(scene: Scene, x: number, y: number): string | null {
	for (let i = 0; i < scene.count; i++) {
		const [left, top] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		if (x >= left && y >= top && x <= left + (scene.width[i] ?? 0) && y <= top + (scene.height[i] ?? 0))
			return scene.ids[i] ?? null;
	}
	const isOnHead = (box: SceneBox) =>
		x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + boxHead;
	return scene.boxes.findLast(isOnHead)?.id ?? null;
}
