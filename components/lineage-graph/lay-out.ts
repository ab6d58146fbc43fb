import type { LineageNode, LineageView } from "../../lib/contracts/lineage.ts";
import { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import { nodeTitle } from "./node-text.ts";

/** Siblings by name, numbers in them as numbers: sample 2 before sample 10. */
function orderOf(node: LineageNode): string {
	return nodeTitle(node).replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}

/** Lays a view's cards out. */
export function layOut(view: LineageView, previous?: ReadonlyMap<string, Point>): Layout {
	const nodes = view.nodes.map((node) => ({ id: node.id, ...cardSize[node.kind], order: orderOf(node) }));
	const edges = view.edges.map(({ id, source, target }) => ({ id, source, target }));
	return layoutGraph({ nodes, edges }, previous ? { previous } : {});
}
