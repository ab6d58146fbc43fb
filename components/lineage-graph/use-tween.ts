"use client";

import { useEffect, useRef, useState } from "react";
import type { Area, Point } from "../../lib/lineage/layout/types.ts";
import type { Places } from "./places.ts";

const durationMs = 240;
/** More cards than this are put where they belong at once. */
const maxMoving = 300;

/**
 * Places on their way from the last layout to this one, so that the eye can follow what moves. What was not there
 * before appears where it belongs. Who asks for reduced motion gets none.
 */
export function useTween(target: Places): Places {
	const [shown, setShown] = useState(target);
	const now = useRef(target);
	useEffect(() => {
		const from = now.current;
		const show = (places: Places) => {
			now.current = places;
			setShown(places);
		};
		if (from === target) return;
		const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
		if (isStill || target.nodes.size > maxMoving || from.nodes.size > maxMoving) return show(target);
		let frame = 0;
		const begin = performance.now();
		const step = (at: number) => {
			const part = Math.min(1, (at - begin) / durationMs);
			show(part === 1 ? target : between(from, target, easeOut(part)));
			if (part < 1) frame = requestAnimationFrame(step);
		};
		frame = requestAnimationFrame(step);
		return () => cancelAnimationFrame(frame);
	}, [target]);
	return shown;
}

const easeOut = (part: number) => 1 - (1 - part) ** 3;

/** Positions a part of the way; an edge whose way has other turns now takes its new one. */
export function between(from: Places, to: Places, part: number): Places {
	const mix = (a: Point, b: Point): Point => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });
	const nodes = new Map<string, Point>();
	for (const [id, place] of to.nodes) nodes.set(id, mix(from.nodes.get(id) ?? place, place));
	const edges = new Map<string, Point[]>();
	for (const [id, way] of to.edges) {
		const before = from.edges.get(id);
		edges.set(
			id,
			before?.length === way.length ? way.map((point, i) => mix(before[i] ?? point, point)) : way,
		);
	}
	const boxes = new Map<string, Area>();
	for (const [id, area] of to.boxes) {
		const before = from.boxes.get(id);
		const size = (a: number, b: number) => a + (b - a) * part;
		boxes.set(
			id,
			before
				? {
						...mix(before, area),
						width: size(before.width, area.width),
						height: size(before.height, area.height),
					}
				: area,
		);
	}
	return { nodes, edges, boxes, back: to.back };
}
