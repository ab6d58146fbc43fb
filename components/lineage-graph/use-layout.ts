"use client";

import { useEffect, useRef, useState } from "react";
import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";
import { boxKey } from "../../lib/lineage/layout/boxes/box-key.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import type { LayoutAnswer, LayoutJob } from "./layout.worker.ts";
import { layoutCode, layoutCodeComing } from "./layout-code.ts";
import { layoutInput } from "./layout-input.ts";
import { takeLayoutWorker } from "./layout-worker.ts";
import { isSameShape, standingPlaces } from "./live/keep-standing.ts";

/** Up to so many cards the layout takes some ten milliseconds, fewer than a worker needs to start. */
const smallCount = 1000;

/** Moves a layout so that a card that stood somewhere stays there: what one acts on stays under the pointer. */
function anchored(
	layout: Layout,
	before: ReadonlyMap<string, Point> | undefined,
	anchors: readonly string[],
): Layout {
	// What was closed or opened stands where it stood as a box or as a card.
	const placeOf = (all: ReadonlyMap<string, Point> | undefined, id: string) =>
		all?.get(id) ?? all?.get(boxKey(id));
	const anchor = anchors.find((id) => placeOf(before, id) && placeOf(layout.standing, id));
	if (anchor === undefined) return layout;
	const [from, to] = [placeOf(layout.standing, anchor), placeOf(before, anchor)];
	const [dx, dy] = [(to?.x ?? 0) - (from?.x ?? 0), (to?.y ?? 0) - (from?.y ?? 0)];
	if (dx === 0 && dy === 0) return layout;
	const move = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy });
	return {
		...layout,
		nodes: new Map([...layout.nodes].map(([id, place]) => [id, move(place)])),
		edges: new Map([...layout.edges].map(([id, way]) => [id, way.map(move)])),
		boxes: new Map([...layout.boxes].map(([id, area]) => [id, { ...area, ...move(area) }])),
		standing: new Map([...layout.standing].map(([id, place]) => [id, move(place)])),
	};
}

/**
 * The layout of a graph: at once for small ones, from a worker for large ones, which meanwhile keep the last
 * picture. What was on screen keeps its order.
 *
 * @param anchors of a picture, cards that should stay where they are; the first that is in both pictures does.
 */
export function useLayout(
	graph: DrawnGraph,
	anchors: (places: ReadonlyMap<string, Point>) => readonly string[],
): { layout: Layout | null; laidOut: DrawnGraph | null } {
	const isSmall = graph.nodes.length <= smallCount;
	const [done, setDone] = useState<{ layout: Layout; graph: DrawnGraph } | null>(() => {
		const layOut = isSmall ? layoutCode() : null;
		return layOut && { layout: layOut(layoutInput(graph)), graph };
	});
	const worker = useRef<Worker | null>(null);
	const n = useRef(0);
	const kept = useRef(anchors);
	kept.current = anchors;
	// The picture that stands when the next graph comes is what the next layout keeps to.
	const standing = useRef(done?.layout.standing);
	useEffect(() => {
		if (done?.graph === graph) return;
		// Only facts changed: nothing moves, and nothing is computed.
		if (done && isSameShape(done.graph, graph)) return setDone({ layout: done.layout, graph });
		const previous = done && standing.current && standingPlaces(done.graph, graph, standing.current);
		const take = (fresh: Layout) => {
			const layout = anchored(fresh, standing.current, kept.current(standing.current ?? new Map()));
			standing.current = layout.standing;
			setDone({ layout, graph });
		};
		if (isSmall) {
			const layOut = layoutCode();
			if (layOut) return take(layOut(layoutInput(graph), previous ?? undefined));
			let isWanted = true;
			void layoutCodeComing().then(
				(code) => isWanted && take(code(layoutInput(graph), previous ?? undefined)),
			);
			return () => {
				isWanted = false;
			};
		}
		worker.current ??= takeLayoutWorker();
		const own = ++n.current;
		const job: LayoutJob = { n: own, input: layoutInput(graph), previous: previous ?? undefined };
		const onMessage = ({ data }: MessageEvent<LayoutAnswer>) => {
			if (data.n === own) take(data.layout);
		};
		worker.current.addEventListener("message", onMessage);
		worker.current.postMessage(job);
		const current = worker.current;
		return () => current.removeEventListener("message", onMessage);
	}, [graph, done, isSmall]);
	useEffect(() => () => worker.current?.terminate(), []);
	return { layout: done?.layout ?? null, laidOut: done?.graph ?? null };
}
