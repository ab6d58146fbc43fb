import { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import type { LayoutInput } from "./lay-out.ts";

/** From the page: what to lay out. To the page: the layout, under the same number. */
export interface LayoutJob {
	n: number;
	input: LayoutInput;
	previous: ReadonlyMap<string, Point> | undefined;
}
export interface LayoutAnswer {
	n: number;
	layout: Layout;
}

self.onmessage = ({ data }: MessageEvent<LayoutJob>) => {
	const layout = layoutGraph(data.input, data.previous ? { previous: data.previous } : {});
	const answer: LayoutAnswer = { n: data.n, layout };
	self.postMessage(answer);
};
