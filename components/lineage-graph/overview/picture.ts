import type { Area } from "../../../lib/lineage/layout/types.ts";
import type { Viewport } from "./in-view.ts";

/** Pixels drawn around the window, so that a moved picture has no bare edge at once. */
export const margin = 160;

/** When the window has rested so long, a picture that was scaled is drawn anew. */
const restMs = 80;
/** So much of a pixel beside it, a picture is as sharp as a drawing. */
const sharp = 0.02;

/** Draws what lies in an area of the canvas; the viewport says where the window stands over the graph, margin included. */
export type Paint = (context: CanvasRenderingContext2D, viewport: Viewport, area: Area) => void;

/** A drawing that follows the window. */
export interface Picture {
	/** Shows where the window stands now. */
	show(now: Viewport): void;
	/** Nothing is drawn any more. */
	close(): void;
}

/**
 * Draws more than the window shows, and moves and scales that as a picture while the window moves, as maps do. Where
 * the picture ends, what is still good is shifted and only the bare strips are drawn: thousands of lines cost by their
 * length.
 */
export function openPicture(element: HTMLCanvasElement, paint: Paint): Picture | null {
	const context = element.getContext("2d");
	if (!context) return null;
	let drawn: Viewport | null = null;
	let rest: ReturnType<typeof setTimeout> | undefined;

	const paintIn = (at: Viewport, area: Area) => {
		context.save();
		context.beginPath();
		context.rect(area.x, area.y, area.width, area.height);
		context.clip();
		context.clearRect(area.x, area.y, area.width, area.height);
		paint(context, { ...wholeOf(at), zoom: at.zoom, x: at.x + margin, y: at.y + margin }, area);
		context.restore();
	};
	const draw = (now: Viewport) => {
		const scale = window.devicePixelRatio;
		const { width, height } = wholeOf(now);
		const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
		if (element.width !== across || element.height !== down) {
			element.width = across;
			element.height = down;
			element.style.width = `${width}px`;
			element.style.height = `${height}px`;
		}
		context.setTransform(scale, 0, 0, scale, 0, 0);
		paintIn(now, { x: 0, y: 0, width, height });
		element.style.transform = "none";
		drawn = now;
	};
	/** Shifts the picture by whole pixels, and draws what comes into view. */
	const shift = (before: Viewport, now: Viewport): Viewport => {
		const scale = window.devicePixelRatio;
		const { width, height } = wholeOf(now);
		const x = Math.round((now.x - before.x) * scale) / scale;
		const y = Math.round((now.y - before.y) * scale) / scale;
		if (Math.abs(x) >= width || Math.abs(y) >= height) {
			draw(now);
			return now;
		}
		context.globalCompositeOperation = "copy";
		context.drawImage(element, x, y, width, height);
		context.globalCompositeOperation = "source-over";
		const at = { ...before, x: before.x + x, y: before.y + y };
		if (x !== 0) paintIn(at, { x: x > 0 ? 0 : width + x, y: 0, width: Math.abs(x), height });
		if (y !== 0) paintIn(at, { x: 0, y: y > 0 ? 0 : height + y, width, height: Math.abs(y) });
		return at;
	};
	const moveTo = (before: Viewport, now: Viewport) => {
		const { x, y, factor } = offsetOf(before, now);
		element.style.transform =
			factor === 1 ? `translate(${x}px, ${y}px)` : `translate(${x}px, ${y}px) scale(${factor})`;
	};

	return {
		show(now) {
			if (drawn === null || drawn.width !== now.width || drawn.height !== now.height) return draw(now);
			clearTimeout(rest);
			if (isBare(drawn, now)) {
				if (drawn.zoom === now.zoom) drawn = shift(drawn, now);
				else draw(now);
			}
			moveTo(drawn, now);
			rest = setTimeout(() => {
				if (drawn && !isSharp(drawn, now)) draw(now);
			}, restMs);
		},
		close: () => clearTimeout(rest),
	};
}

/** The size of the picture: the window's and the margin's. */
function wholeOf({ width, height }: Viewport) {
	return { width: width + 2 * margin, height: height + 2 * margin };
}

/** How far the picture is to be moved, from where it lies, and how much to be scaled. */
function offsetOf(drawn: Viewport, now: Viewport) {
	const factor = now.zoom / drawn.zoom;
	return {
		factor,
		x: now.x - (drawn.x + margin) * factor + margin,
		y: now.y - (drawn.y + margin) * factor + margin,
	};
}

/** Whether the window would show more than was drawn. */
function isBare(drawn: Viewport, now: Viewport): boolean {
	const { x, y, factor } = offsetOf(drawn, now);
	const { width, height } = wholeOf(drawn);
	const right = x - margin + width * factor;
	const bottom = y - margin + height * factor;
	return x > margin || y > margin || right < now.width || bottom < now.height;
}

function isSharp(drawn: Viewport, now: Viewport): boolean {
	const { x, y, factor } = offsetOf(drawn, now);
	const isWhole = (by: number) => {
		const pixels = by * window.devicePixelRatio;
		return Math.abs(pixels - Math.round(pixels)) < sharp;
	};
	return factor === 1 && isWhole(x) && isWhole(y);
}
