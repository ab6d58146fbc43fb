import { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import type { LayoutInput } from "./layout-input.ts";

/** Lays it out; what stood before keeps its order. */
export function layOut(input: LayoutInput, previous?: ReadonlyMap<string, Point>): Layout {
	const { layerGap } = input;
	return layoutGraph(input, {
		...(previous ? { previous } : {}),
		...(layerGap === undefined ? {} : { layerGap }),
	});
}
