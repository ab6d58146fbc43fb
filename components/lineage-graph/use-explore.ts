"use client";

import { useCallback } from "react";
import type { LineageNode } from "../../lib/contracts/lineage.ts";
import type { BoxTree } from "../../lib/lineage/boxes/box-tree.ts";
import type { DrawnNode } from "../../lib/lineage/fold/types.ts";
import { focusText } from "./node-text.ts";

/** What a new question begins without. */
export const noChoice = { expand: null, select: null, edge: null, with: null, show: null, unfold: null };

interface Shown {
	select: string | null;
	with: string | null;
	edge: string | null;
	show: string[] | null;
	unfold: string[] | null;
	closed: string[];
}
interface Asked extends Shown {
	focus: string;
	q: null;
	expand: string[] | null;
}

interface ExploreOptions {
	params: Pick<Shown, "select"> & Record<"show" | "unfold" | "closed" | "expand", string[]>;
	/** Changes the question. */
	ask: (change: Partial<Asked>) => unknown;
	/** Changes what is shown of the answer. */
	look: (change: Partial<Shown>) => unknown;
	setActive: (id: string) => void;
	nodes: ReadonlyMap<string, LineageNode>;
	drawn: ReadonlyMap<string, DrawnNode>;
	tree: BoxTree;
}

/** What one can do to a node of the graph: each is a change of the address. */
export function useExplore({ params, ask, look, setActive, nodes, drawn, tree }: ExploreOptions) {
	const choose = useCallback(
		(id: string | null, isAdding = false) => {
			if (id !== null) setActive(id);
			const isSecond = isAdding && params.select !== null && id !== params.select && nodes.has(id ?? "");
			void look(isSecond ? { with: id, edge: null } : { select: id, with: null, edge: null });
		},
		[look, setActive, params.select, nodes],
	);
	const openGroup = useCallback(
		(node: DrawnNode) => {
			const [first] = node.kind === "group" ? node.members : [];
			if (first) void look({ unfold: [...params.unfold, first.id], select: null, with: null });
		},
		[look, params.unfold],
	);
	const toggleBox = useCallback(
		(id: string) => {
			setActive(id);
			const others = params.closed.filter((each) => each !== id);
			void look({ closed: others.length < params.closed.length ? others : [...others, id] });
		},
		[look, setActive, params.closed],
	);
	const takeOut = useCallback(
		(id: string) => {
			setActive(id);
			void look({ show: [...params.show, id], select: id, with: null });
		},
		[look, setActive, params.show],
	);
	const expand = useCallback(
		(id: string) => {
			const node = drawn.get(id);
			if (node?.kind === "group") openGroup(node);
			else if (node?.kind === "closed" || tree.boxes.has(id)) toggleBox(id);
			else if (!params.expand.includes(id)) void ask({ expand: [...params.expand, id] });
		},
		[drawn, tree, toggleBox, openGroup, params.expand, ask],
	);
	const focus = useCallback(
		(id: string) => {
			const group = drawn.get(id);
			if (group?.kind === "group") return openGroup(group);
			const node = nodes.get(id);
			if (!node) return;
			setActive(id);
			// Who asks for a run wants to see what is in it.
			const others = params.closed.filter((each) => each !== id);
			void ask({ ...noChoice, closed: others, q: null, focus: focusText(node) });
		},
		[drawn, nodes, setActive, openGroup, params.closed, ask],
	);
	return { choose, openGroup, takeOut, expand, focus };
}
