import type { DrawnGraph, DrawnNode } from "../../lib/lineage/fold/types.ts";
import type { LayoutEdge, LayoutNode } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import { nodeTitle } from "./node-text.ts";

/** What the layout needs to know of a graph: plain values, which a worker can be sent. */
export interface LayoutInput {
	nodes: LayoutNode[];
	edges: LayoutEdge[];
}

/** The boxes and arrows of a drawn graph. */
export function layoutInput({ nodes, edges }: Pick<DrawnGraph, "nodes" | "edges">): LayoutInput {
	return {
		nodes: nodes.map((node) => ({ id: node.id, ...cardSize[node.kind], order: orderOf(node) })),
		edges: edges.map(({ id, source, target }) => ({ id, source, target })),
	};
}

/** Siblings by name, numbers in them as numbers: sample 2 before sample 10. A group stands where its first would. */
function orderOf(node: DrawnNode): string {
	const first = node.kind === "group" ? node.members[0] : node;
	return first ? nodeTitle(first).replace(/\d+/g, (digits) => digits.padStart(12, "0")) : "";
}
