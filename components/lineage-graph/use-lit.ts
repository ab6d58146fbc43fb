"use client";

import { useMemo } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";
import { idsBetween } from "../../lib/lineage/related.ts";
import { relatedInGraph } from "./box-keys.ts";

export interface LitQuestion {
	hovered: string | null;
	/** The two records between which the graph is shown. */
	ends: readonly [string | null, string | null];
	/** What came since the moment asked about. */
	came: ReadonlySet<string> | null;
	/** What a slider that is dragged would show. */
	preview: ReadonlySet<string> | null;
}

/** What is lit while the rest is dimmed: what hangs together with what is hovered, lies between two, or is new. */
export function useLit(
	view: LineageView,
	graph: DrawnGraph,
	{ hovered, ends: [first, second], came, preview }: LitQuestion,
) {
	const between = useMemo(
		() => (first !== null && second !== null ? idsBetween(view.edges, first, second) : null),
		[view.edges, first, second],
	);
	const lit = useMemo(() => {
		const drawnOf = (ids: ReadonlySet<string>) => new Set([...ids].map(graph.drawnIdOf));
		if (hovered !== null) return relatedInGraph(graph, hovered);
		if (preview) return drawnOf(preview);
		const shown = between ?? came;
		return shown && drawnOf(shown);
	}, [hovered, graph, between, came, preview]);
	const fresh = useMemo(() => came && new Set([...came].map(graph.drawnIdOf)), [came, graph]);
	return { between, lit, fresh };
}
