"use client";

import { useCallback, useEffect, useRef } from "react";
import { useReactFlow, useStore, useStoreApi, type Viewport } from "reactflow";
import type { Area } from "../../lib/lineage/layout/types.ts";
import { boxHead, cardSize } from "./card-size.ts";
import { useGraph } from "./graph-state.ts";
import { maxCards } from "./overview/level-of-detail.ts";
import { areaOf, type Scene } from "./overview/scene.ts";

/** A graph of so few cards is shown whole; a larger one around its focus, where words can be read. */
export const wholeCount = 24;
const readableZoom = 0.9;
/** Up to so many pixels the panel lies over the lower part, and cards stand in the middle of what it leaves. */
const narrowWidth = 720;
const partLeftByPanel = 0.45;
const smallestWhole = 0.45;
/** So far from the window's side the focus is at least. */
const cardMargin = 16;

/** Moves the window over the graph: to the focus when that changes, and to the active card when it is out of view. */
export function useWindow(
	scene: Scene,
	focus: string,
	activeId: string,
): { show: () => void; fit: () => void } {
	const { setCenter, setViewport, getViewport } = useReactFlow();
	const store = useStoreApi();
	const current = useRef(scene);
	current.current = scene;
	const { selectedId, edgeId } = useGraph();
	const isOpen = selectedId !== null || edgeId !== null;

	const roomForCards = useCallback(() => {
		const { width, height } = store.getState();
		if (!isOpen || width > narrowWidth) return { width, height, covered: 0 };
		return { width, height: height * partLeftByPanel, covered: height * (1 - partLeftByPanel) };
	}, [store, isOpen]);

	/** Where the window shows everything. */
	const whole = useCallback((): Viewport => {
		const { width, height } = store.getState();
		const { bounds } = current.current;
		const zoom = Math.min(
			1.1,
			(width * 0.88) / Math.max(1, bounds.right - bounds.left),
			(height * 0.88) / Math.max(1, bounds.bottom - bounds.top),
		);
		const x = width / 2 - (zoom * (bounds.left + bounds.right)) / 2;
		const y = height / 2 - (zoom * (bounds.top + bounds.bottom)) / 2;
		return { x, y, zoom };
	}, [store]);
	const fit = useCallback(() => void setViewport(whole(), { duration: 300 }), [setViewport, whole]);

	const show = useCallback(
		(duration: number) => {
			const all = current.current;
			const everything = whole();
			const room = roomForCards();
			// On a phone an open panel lies over the graph: what it is about stands above it.
			const asked = edgeId === null ? headOf(all, activeId) : edgeBox(all, edgeId);
			if (isOpen && asked && room.covered > 0) {
				const fitting = (room.width * 0.85) / Math.max(1, asked.width);
				const zoom = Math.max(smallestWhole, Math.min(readableZoom, fitting));
				return void setCenter(...middleOf(asked, room.covered, zoom), { zoom, duration });
			}
			if (all.count <= wholeCount && everything.zoom > smallestWhole)
				return void setViewport(everything, { duration });
			const box = asked && isOpen && edgeId !== null ? asked : areaOf(all, focus);
			if (!box) return;
			if (!all.numberOf.has(focus)) return void setViewport(aroundBox(box, store.getState()), { duration });
			// Where most is on one side, the focus stands towards the other, so that the room is used.
			const before = all.x.filter((x) => x < box.x).length;
			const share = Math.min(0.8, Math.max(0.2, before / Math.max(1, all.count - 1)));
			// All of its card stays in view: on a phone it is nearly as wide as the window.
			const spare = Math.max(0, room.width / readableZoom - box.width) / 2 - cardMargin;
			const wanted = room.covered === 0 ? ((share - 0.5) * room.width) / readableZoom : 0;
			const shift = Math.sign(wanted) * Math.max(0, Math.min(Math.abs(wanted), spare));
			const middle = box.y + box.height / 2 + room.covered / 2 / readableZoom;
			void setCenter(box.x + box.width / 2 - shift, middle, { zoom: readableZoom, duration });
		},
		[focus, activeId, edgeId, isOpen, roomForCards, setCenter, setViewport, store, whole],
	);

	// Another focus is another question: the window goes there. Expanding leaves it where it is.
	const shownFocus = useRef(focus);
	useEffect(() => {
		if (shownFocus.current === focus) return;
		shownFocus.current = focus;
		show(300);
	}, [focus, show]);

	// The active card is brought into view: when another becomes it, and when a panel takes its room.
	const width = useStore((state) => state.width);
	const shown = useRef({ activeId, edgeId, isOpen, width });
	useEffect(() => {
		const before = shown.current;
		shown.current = { activeId, edgeId, isOpen, width };
		const isOther = before.activeId !== activeId || before.edgeId !== edgeId || (isOpen && !before.isOpen);
		if (!isOther && width >= before.width) return;
		const box = edgeId === null ? headOf(current.current, activeId) : edgeBox(current.current, edgeId);
		if (!box) return;
		const { x, y, zoom } = getViewport();
		const room = roomForCards();
		const [left, top] = [box.x * zoom + x, box.y * zoom + y];
		const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
		// Of an edge some of it is enough: whoever pressed it sees it.
		const isInView =
			edgeId === null
				? left >= 0 && top >= 0 && right <= room.width && bottom <= room.height
				: right > 0 && bottom > 0 && left < room.width && top < room.height;
		// Far out there are no cards to move to: the window comes near.
		const isFar = zoom < smallestWhole && current.current.count > maxCards;
		if (isInView && !isFar) return;
		const nextZoom = isFar ? readableZoom : zoom;
		void setCenter(...middleOf(box, room.covered, nextZoom), { zoom: nextZoom, duration: 200 });
	}, [activeId, edgeId, isOpen, width, getViewport, roomForCards, setCenter]);

	return { show: useCallback(() => show(0), [show]), fit };
}

/** Where the window's middle is when a box stands in the middle of what a panel leaves. */
function middleOf(box: Area, covered: number, zoom: number): [number, number] {
	return [box.x + box.width / 2, box.y + box.height / 2 + covered / 2 / zoom];
}

function edgeBox({ edges: { ids, box } }: Scene, id: string): Area | null {
	const e = ids.indexOf(id);
	const [left, top, right, bottom] = box.subarray(4 * e, 4 * e + 4);
	if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where the window shows a box: all of it where that can be read, else as much as fits from its head on. */
function aroundBox(box: Area, { width, height }: { width: number; height: number }): Viewport {
	const zoom = Math.min(readableZoom, (width * 0.8) / box.width, (height * 0.8) / box.height);
	if (zoom < smallestWhole) {
		const margin = 24;
		return { x: margin - box.x * readableZoom, y: margin - box.y * readableZoom, zoom: readableZoom };
	}
	const middle = (at: number, size: number, room: number) => room / 2 - (at + size / 2) * zoom;
	return { x: middle(box.x, box.width, width), y: middle(box.y, box.height, height), zoom };
}

/** What is to be in view of a card or box: of a box its head. */
function headOf(scene: Scene, id: string): Area | null {
	const area = areaOf(scene, id);
	if (!area || scene.numberOf.has(id)) return area;
	return { ...area, width: Math.min(area.width, cardSize.closed.width), height: boxHead };
}
