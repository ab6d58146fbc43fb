import type { Scene } from "./scene.ts";

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

/** How many nodes the window shows, at least in part. */
export function countNodesInView(scene: Scene, viewport: Viewport): number {
	const part = shownPart(viewport);
	let shown = 0;
	for (let i = 0; i < scene.count; i++) {
		const [x, y] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		if (
			x < part.right &&
			y < part.bottom &&
			x + (scene.width[i] ?? 0) > part.left &&
			y + (scene.height[i] ?? 0) > part.top
		)
			shown++;
	}
	return shown;
}

/** How many edges may run through the window: those whose box does. */
export function countEdgesInView({ edges: { count, box } }: Scene, viewport: Viewport): number {
	const part = shownPart(viewport);
	let shown = 0;
	for (let e = 0; e < count; e++) {
		const at = 4 * e;
		if (
			(box[at] ?? 0) < part.right &&
			(box[at + 1] ?? 0) < part.bottom &&
			(box[at + 2] ?? 0) > part.left &&
			(box[at + 3] ?? 0) > part.top
		)
			shown++;
	}
	return shown;
}

/** The node at a point of the graph, or null. */
export function nodeAt(scene: Scene, x: number, y: number): string | null {
	for (let i = 0; i < scene.count; i++) {
		const [left, top] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		if (x >= left && y >= top && x <= left + (scene.width[i] ?? 0) && y <= top + (scene.height[i] ?? 0))
			return scene.ids[i] ?? null;
	}
	return null;
}
