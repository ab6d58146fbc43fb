"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useReactFlow, useStore, useStoreApi, type Viewport } from "reactflow";
import { useGraph } from "./graph-state.ts";
import { type Level, levelOf } from "./overview/level-of-detail.ts";
import type { Scene } from "./overview/scene.ts";
import {
	centred,
	edgeBox,
	headOf,
	middleOf,
	placeOf,
	placeOfWhole,
	readableZoom,
	roomForCards,
	type Size,
} from "./window-place.ts";

const origin: Viewport = { x: 0, y: 0, zoom: 1 };

/**
 * Moves the window over the graph: to the focus when that changes, and to the active card when it is out of view.
 *
 * @param level what the graph is made of there.
 * @param size the window's, before React Flow measures it.
 * @returns `start`: where the window is first; until `isPlaced` what is drawn would be drawn elsewhere, for nothing.
 */
export function useWindow(
	scene: Scene,
	level: Level,
	focus: string,
	activeId: string,
	size: Size,
): { start: Viewport; isPlaced: boolean; fit: () => void } {
	const { setCenter, setViewport, getViewport } = useReactFlow();
	const store = useStoreApi();
	const current = useRef(scene);
	current.current = scene;
	const { selectedId, edgeId } = useGraph();
	const isOpen = selectedId !== null || edgeId !== null;

	const [start] = useState(() => placeOf(scene, { focus, activeId, edgeId, isOpen }, size) ?? origin);
	const [isPlaced, setPlaced] = useState(false);
	// React Flow learns its size and place from an effect of its own, some frames later; here they are known.
	// biome-ignore lint/correctness/useExhaustiveDependencies: once; from then on both are React Flow's.
	useLayoutEffect(() => {
		store.setState({ ...size, transform: [start.x, start.y, start.zoom] });
		setPlaced(true);
	}, []);

	const fit = useCallback(
		() => void setViewport(placeOfWhole(current.current, store.getState()), { duration: 300 }),
		[setViewport, store],
	);

	// Another focus is another question: the window goes there. Expanding leaves it where it is.
	const shownFocus = useRef(focus);
	useEffect(() => {
		if (shownFocus.current === focus) return;
		shownFocus.current = focus;
		const place = placeOf(current.current, { focus, activeId, edgeId, isOpen }, store.getState());
		if (place) void setViewport(place, { duration: 300 });
	}, [focus, activeId, edgeId, isOpen, setViewport, store]);

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
		const room = roomForCards(store.getState(), isOpen);
		const [left, top] = [box.x * zoom + x, box.y * zoom + y];
		const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
		// Of an edge some of it is enough: whoever pressed it sees it.
		const isInView =
			edgeId === null
				? left >= 0 && top >= 0 && right <= room.width && bottom <= room.height
				: right > 0 && bottom > 0 && left < room.width && top < room.height;
		// Of a node among shapes there is no card to move to.
		if (isInView && (edgeId !== null || level !== "shapes")) return;
		const { width: own, height } = store.getState();
		const moved = centred(middleOf(box, room.covered, zoom), zoom, { width: own, height });
		// Where it would be a shape, the window comes near.
		const isFar = levelOf(current.current, { ...moved, width: own, height }, level) === "shapes";
		const nextZoom = isFar ? Math.max(zoom, readableZoom) : zoom;
		void setCenter(...middleOf(box, room.covered, nextZoom), { zoom: nextZoom, duration: 200 });
	}, [activeId, edgeId, isOpen, width, level, getViewport, setCenter, store]);

	return { start, isPlaced, fit };
}
