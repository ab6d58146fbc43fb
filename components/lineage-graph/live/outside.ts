import type { Viewport } from "../overview/in-view.ts";
import { shownPart } from "../overview/in-view.ts";
import type { Scene } from "../overview/scene.ts";

/** Which of these cards the window does not show at all. */
export function outsideOf(scene: Scene, viewport: Viewport, ids: Iterable<string>): string[] {
	const part = shownPart(viewport);
	return [...ids].filter((id) => {
		const i = scene.numberOf.get(id);
		if (i === undefined) return false;
		const [x, y] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		const [right, bottom] = [x + (scene.width[i] ?? 0), y + (scene.height[i] ?? 0)];
		return right <= part.left || bottom <= part.top || x >= part.right || y >= part.bottom;
	});
}

/** Pixels between what is shown and the window's edge. */
const margin = 40;
const smallestZoom = 0.3;

/** Where the window shows these cards too: moved no farther, and no smaller, than that takes. */
export function windowTo(scene: Scene, viewport: Viewport, ids: Iterable<string>): Viewport {
	const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const id of ids) {
		const i = scene.numberOf.get(id);
		if (i === undefined) continue;
		box.left = Math.min(box.left, scene.x[i] ?? 0);
		box.top = Math.min(box.top, scene.y[i] ?? 0);
		box.right = Math.max(box.right, (scene.x[i] ?? 0) + (scene.width[i] ?? 0));
		box.bottom = Math.max(box.bottom, (scene.y[i] ?? 0) + (scene.height[i] ?? 0));
	}
	if (box.right < box.left) return viewport;
	const { width, height } = viewport;
	const room = (size: number, length: number) => Math.max(1, size - 2 * margin) / Math.max(1, length);
	const fitting = Math.min(room(width, box.right - box.left), room(height, box.bottom - box.top));
	const zoom = Math.max(smallestZoom, Math.min(viewport.zoom, fitting));
	// A smaller picture shrinks towards the middle of the window.
	const x = width / 2 - ((width / 2 - viewport.x) / viewport.zoom) * zoom;
	const y = height / 2 - ((height / 2 - viewport.y) / viewport.zoom) * zoom;
	return {
		...viewport,
		zoom,
		x: x + nudge(box.left * zoom + x, box.right * zoom + x, width),
		y: y + nudge(box.top * zoom + y, box.bottom * zoom + y, height),
	};
}

/** How far a span must move to lie in the window. */
function nudge(from: number, to: number, size: number): number {
	if (from < margin) return margin - from;
	return Math.min(0, size - margin - to);
}
