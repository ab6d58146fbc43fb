"use client";

import { useCallback, useRef } from "react";
import { useStoreApi } from "reactflow";
import type { Point } from "../../../lib/lineage/layout/types.ts";
import { anchorsInSight } from "./anchors-in-sight.ts";

/** What stays where it is when the graph changes: the preferred cards in sight, else the middle of what is seen. */
export function useAnchors(
	preferred: readonly string[],
): (places: ReadonlyMap<string, Point>) => readonly string[] {
	const store = useStoreApi();
	const latest = useRef(preferred);
	latest.current = preferred;
	return useCallback(
		(places) => {
			const { transform, width, height } = store.getState();
			const [x, y, zoom] = transform;
			return anchorsInSight(places, { x, y, zoom, width, height }, latest.current);
		},
		[store],
	);
}
