"use client";

import { useCallback, useEffect, useRef } from "react";
import { useReactFlow, useStore, useStoreApi, type Viewport } from "reactflow";
import type { Area } from "../../lib/lineage/layout/types.ts";
import { boxHead, cardSize } from "./card-size.ts";
import { maxCards } from "./overview/level-of-detail.ts";
import { areaOf, type Scene } from "./overview/scene.ts";

/** A graph of so few cards is shown whole; a larger one around its focus, where words can be read. */
export const wholeCount = 24;
const readableZoom = 0.9;
/** Up to so many pixels the panel lies over the lower part, and cards stand in the middle of what it leaves. */
const narrowWidth = 720;
const partLeftByPanel = 0.45;
const smallestWhole = 0.45;

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

	const roomForCards = useCallback(() => {
		const { width, height } = store.getState();
		if (width > narrowWidth) return { width, height, covered: 0 };
		return { width, height: height * partLeftByPanel, covered: height * (1 - partLeftByPanel) };
	}, [store]);

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
			if (all.count <= wholeCount && everything.zoom > smallestWhole)
				return void setViewport(everything, { duration });
			const box = areaOf(all, focus);
			if (!box) return;
			if (!all.numberOf.has(focus)) return void setViewport(aroundBox(box, store.getState()), { duration });
			// Where most is on one side, the focus stands towards the other, so that the room is used.
			const room = roomForCards();
			const before = all.x.filter((x) => x < box.x).length;
			const share = Math.min(0.8, Math.max(0.2, before / Math.max(1, all.count - 1)));
			const shift = room.covered === 0 ? ((share - 0.5) * room.width) / readableZoom : 0;
			const middle = box.y + box.height / 2 + room.covered / 2 / readableZoom;
			void setCenter(box.x + box.width / 2 - shift, middle, { zoom: readableZoom, duration });
		},
		[focus, roomForCards, setCenter, setViewport, store, whole],
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
	const shown = useRef({ activeId, width });
	useEffect(() => {
		const before = shown.current;
		shown.current = { activeId, width };
		if (before.activeId === activeId && width >= before.width) return;
		const box = headOf(current.current, activeId);
		if (!box) return;
		const { x, y, zoom } = getViewport();
		const room = roomForCards();
		const [left, top] = [box.x * zoom + x, box.y * zoom + y];
		const isInView =
			left >= 0 &&
			top >= 0 &&
			left + box.width * zoom <= room.width &&
			top + box.height * zoom <= room.height;
		// Far out there are no cards to move to: the window comes near.
		const isFar = zoom < smallestWhole && current.current.count > maxCards;
		if (isInView && !isFar) return;
		const nextZoom = isFar ? readableZoom : zoom;
		const middle = box.y + box.height / 2 + room.covered / 2 / nextZoom;
		void setCenter(box.x + box.width / 2, middle, { zoom: nextZoom, duration: 200 });
	}, [activeId, width, getViewport, roomForCards, setCenter]);

	return { show: useCallback(() => show(0), [show]), fit };
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
