"use client";

import { createContext, useContext } from "react";
import type { DrawnNode } from "../../lib/lineage/fold/types.ts";
import type { Arrivals } from "./live/arrivals.ts";

/** What cards need to know of the graph around them, and what they may ask of it. */
export interface GraphState {
	/** Everything that hangs together with what is hovered, or null: then nothing is dimmed. */
	lit: ReadonlySet<string> | null;
	/** What came since the moment that is asked about. */
	fresh: ReadonlySet<string> | null;
	/** What came by itself a moment ago. */
	arrivals: Arrivals;
	/** The graph as it was at that moment: nothing runs, nothing ticks. Null for the present. */
	pastAt: number | null;
	selectedId: string | null;
	/** The drawn edge whose panel is open. */
	edgeId: string | null;
	/** The card that Tab leads to. */
	activeId: string;
	/** The moment at which the page was drawn, so that server and browser say the same ages. */
	now: number;
	nameOf(node: DrawnNode): string;
	/** `isAdding`: as the second of two, between which the graph is shown. */
	select(id: string, isAdding?: boolean): void;
	/** The keys are for this card from now on. */
	activate(id: string): void;
	expand(id: string): void;
	/** Opens the panel of an edge. */
	pickEdge(id: string): void;
}

export const GraphContext = createContext<GraphState | null>(null);

/** The graph that a card is in. */
export function useGraph(): GraphState {
	const state = useContext(GraphContext);
	if (!state) throw new Error("a card was drawn outside a graph");
	return state;
}
