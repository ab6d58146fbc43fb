import type { Viewport } from "reactflow";
import type { Area } from "../../lib/lineage/layout/types.ts";
import { boxHead, cardSize } from "./card-size.ts";
import { areaOf, type Scene } from "./overview/scene.ts";

/** A graph of so few cards is shown whole; a larger one around its focus, where words can be read. */
export const wholeCount = 24;
export const readableZoom = 0.9;
const smallestWhole = 0.45;
/** Up to so many pixels the panel lies over the lower part, and cards stand in the middle of what it leaves. */
const narrowWidth = 720;
const partLeftByPanel = 0.45;
/** So far from the window's side the focus is at least. */
const cardMargin = 16;

/** The window's width and height in pixels. */
export interface Size {
	width: number;
	height: number;
}

/** What the window is to show. */
export interface Wanted {
	focus: string;
	activeId: string;
	edgeId: string | null;
	/** A panel is open. */
	isOpen: boolean;
}

/** What the panel leaves of the window for cards, and how much of its height it covers. */
export function roomForCards({ width, height }: Size, isOpen: boolean): Size & { covered: number } {
	if (!isOpen || width > narrowWidth) return { width, height, covered: 0 };
	return { width, height: height * partLeftByPanel, covered: height * (1 - partLeftByPanel) };
}

/** Where the window shows everything. */
export function placeOfWhole({ bounds }: Scene, { width, height }: Size): Viewport {
	const zoom = Math.min(
		1.1,
		(width * 0.88) / Math.max(1, bounds.right - bounds.left),
		(height * 0.88) / Math.max(1, bounds.bottom - bounds.top),
	);
	const x = width / 2 - (zoom * (bounds.left + bounds.right)) / 2;
	const y = height / 2 - (zoom * (bounds.top + bounds.bottom)) / 2;
	return { x, y, zoom };
}

/** Where the window stands when a question was just answered; null when there is nothing to show. */
export function placeOf(
	scene: Scene,
	{ focus, activeId, edgeId, isOpen }: Wanted,
	size: Size,
): Viewport | null {
	const whole = placeOfWhole(scene, size);
	const room = roomForCards(size, isOpen);
	// On a phone an open panel lies over the graph: what it is about stands above it.
	const asked = edgeId === null ? headOf(scene, activeId) : edgeBox(scene, edgeId);
	if (isOpen && asked && room.covered > 0) {
		const fitting = (room.width * 0.85) / Math.max(1, asked.width);
		const zoom = Math.max(smallestWhole, Math.min(readableZoom, fitting));
		return centred(middleOf(asked, room.covered, zoom), zoom, size);
	}
	if (scene.count <= wholeCount && whole.zoom > smallestWhole) return whole;
	const box = asked && isOpen && edgeId !== null ? asked : areaOf(scene, focus);
	if (!box) return null;
	if (!scene.numberOf.has(focus)) return aroundBox(box, size);
	// Where most is on one side, the focus stands towards the other, so that the room is used.
	const before = scene.x.filter((x) => x < box.x).length;
	const share = Math.min(0.8, Math.max(0.2, before / Math.max(1, scene.count - 1)));
	// All of its card stays in view: on a phone it is nearly as wide as the window.
	const spare = Math.max(0, room.width / readableZoom - box.width) / 2 - cardMargin;
	const wanted = room.covered === 0 ? ((share - 0.5) * room.width) / readableZoom : 0;
	const shift = Math.sign(wanted) * Math.max(0, Math.min(Math.abs(wanted), spare));
	const [x, y] = middleOf(box, room.covered, readableZoom);
	return centred([x - shift, y], readableZoom, size);
}

/** Where the window stands when a point of the graph is in its middle. */
export function centred([x, y]: readonly [number, number], zoom: number, { width, height }: Size): Viewport {
	return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

/** Where the window's middle is when a box stands in the middle of what a panel leaves. */
export function middleOf(box: Area, covered: number, zoom: number): [number, number] {
	return [box.x + box.width / 2, box.y + box.height / 2 + covered / 2 / zoom];
}

/** The box around an edge. */
export function edgeBox({ edges: { ids, box } }: Scene, id: string): Area | null {
	const e = ids.indexOf(id);
	const [left, top, right, bottom] = box.subarray(4 * e, 4 * e + 4);
	if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where the window shows a box: all of it where that can be read, else as much as fits from its head on. */
function aroundBox(box: Area, { width, height }: Size): Viewport {
	const zoom = Math.min(readableZoom, (width * 0.8) / box.width, (height * 0.8) / box.height);
	if (zoom < smallestWhole) {
		const margin = 24;
		return { x: margin - box.x * readableZoom, y: margin - box.y * readableZoom, zoom: readableZoom };
	}
	const middle = (at: number, size: number, room: number) => room / 2 - (at + size / 2) * zoom;
	return { x: middle(box.x, box.width, width), y: middle(box.y, box.height, height), zoom };
}

/** What is to be in view of a card or box: of a box its head. */
export function headOf(scene: Scene, id: string): Area | null {
	const area = areaOf(scene, id);
	if (!area || scene.numberOf.has(id)) return area;
	return { ...area, width: Math.min(area.width, cardSize.closed.width), height: boxHead };
}
