import type { LineageView } from "../../lib/contracts/lineage.ts";
import { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";

/** Lays a view's cards out. */
export function layOut(view: LineageView, previous?: ReadonlyMap<string, Point>): Layout {
	const nodes = view.nodes.map(({ id, kind }) => ({ id, ...cardSize[kind] }));
	const edges = view.edges.map(({ id, source, target }) => ({ id, source, target }));
	return layoutGraph({ nodes, edges }, previous ? { previous } : {});
}
