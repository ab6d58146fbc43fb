import type { LineageView } from "../../lib/contracts/lineage.ts";
import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import { layOut } from "./lay-out.ts";

/** From the page: what to lay out. To the page: the layout, under the same number. */
export interface LayoutJob {
	n: number;
	view: LineageView;
	previous: ReadonlyMap<string, Point> | undefined;
}
export interface LayoutAnswer {
	n: number;
	layout: Layout;
}

self.onmessage = ({ data }: MessageEvent<LayoutJob>) => {
	const answer: LayoutAnswer = { n: data.n, layout: layOut(data.view, data.previous) };
	self.postMessage(answer);
};
