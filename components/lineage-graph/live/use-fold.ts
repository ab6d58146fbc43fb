"use client";

import { useEffect, useMemo, useRef } from "react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { type FoldOptions, foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";

interface Folded {
	question: string;
	view: LineageView;
	graph: DrawnGraph;
	/** Records that keep their cards. */
	held: ReadonlySet<string>;
}

/**
 * Folds a view. When the answer to the same question changes by itself, the cards that somebody is at stay by
 * themselves, though what came would fold them: a pile must not swallow what is looked at.
 *
 * @param inUse the cards that somebody is at.
 */
export function useFold(
	view: LineageView,
	options: FoldOptions,
	question: string,
	inUse: readonly (string | null)[],
): DrawnGraph {
	const last = useRef<Folded | null>(null);
	const latestInUse = useRef(inUse);
	latestInUse.current = inUse;
	const folded = useMemo(
		() => foldKeeping(view, options, question, last.current, latestInUse.current),
		[view, options, question],
	);
	useEffect(() => {
		last.current = folded;
	}, [folded]);
	return folded.graph;
}

/** Folds anew, keeping by themselves those in use that had a card of their own in the answer before. */
export function foldKeeping(
	view: LineageView,
	options: FoldOptions,
	question: string,
	before: Folded | null,
	inUse: readonly (string | null)[],
): Folded {
	const isSame = before?.question === question;
	const fold = (held: ReadonlySet<string>) =>
		foldGraph(view, { ...options, shown: new Set([...(options.shown ?? []), ...held]) });
	const held = isSame ? before.held : new Set<string>();
	const graph = fold(held);
	if (!isSame || before.view === view) return { question, view, graph, held };
	const had = new Set(before.graph.nodes.map(({ id }) => id));
	const swallowed = inUse.filter((id) => id !== null && had.has(id) && graph.drawnIdOf(id) !== id);
	if (swallowed.length === 0) return { question, view, graph, held };
	const more = new Set([...held, ...swallowed.filter((id) => id !== null)]);
	return { question, view, graph: fold(more), held: more };
}
