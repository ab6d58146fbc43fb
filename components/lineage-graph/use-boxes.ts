"use client";

import { useMemo } from "react";
import type { LineageNode, LineageRunNode, LineageView } from "../../lib/contracts/lineage.ts";
import { boxGraph } from "../../lib/lineage/boxes/box-graph.ts";
import { type BoxTree, boxTree } from "../../lib/lineage/boxes/box-tree.ts";
import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";

/** What contains what of a view, and every record that can be selected: also runs that are there as boxes alone. */
export function useBoxTree(view: LineageView): { tree: BoxTree; records: ReadonlyMap<string, LineageNode> } {
	const tree = useMemo(() => boxTree(view), [view]);
	const records = useMemo(() => {
		const boxes = [...tree.boxes.values()].map(
			(box): LineageRunNode => ({
				...box,
				depth: 0,
				hidden: { up: 0, down: 0 },
			}),
		);
		return new Map([...boxes, ...view.nodes].map((node): [string, LineageNode] => [node.id, node]));
	}, [tree, view]);
	return { tree, records };
}

/** A graph with its boxes, some of them closed into a card. */
export function useBoxes(graph: DrawnGraph, tree: BoxTree, closed: readonly string[]): DrawnGraph {
	return useMemo(() => boxGraph(graph, tree, new Set(closed)), [graph, tree, closed]);
}
