"use client";

import { useCallback, useMemo } from "react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";
import { drawnEdgeId, type PickedEdge, pickEdge } from "./pick-edge.ts";

export interface EdgeState {
	/** The id that the address has. */
	id: string | null;
	picked: PickedEdge | null;
	/** The drawn edge that has it in it. */
	drawnId: string | null;
	/** Opens the panel of an edge; null closes it. */
	pick: (id: string | null) => void;
}

/** The edge that is asked about: the address says which, so that a link opens its panel. */
export function useEdge(
	id: string | null,
	view: LineageView,
	graph: DrawnGraph,
	look: (change: { edge: string | null }) => unknown,
): EdgeState {
	const picked = useMemo(() => (id === null ? null : pickEdge(id, view, graph)), [id, view, graph]);
	const drawnId = useMemo(() => picked && drawnEdgeId(picked, graph), [picked, graph]);
	const pick = useCallback((edge: string | null) => void look({ edge }), [look]);
	return { id, picked, drawnId, pick };
}
