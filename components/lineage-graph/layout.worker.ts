import type { Layout, Point } from "../../lib/lineage/layout/types.ts";
import { layOut } from "./lay-out.ts";
import type { LayoutInput } from "./layout-input.ts";

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
	const answer: LayoutAnswer = { n: data.n, layout: layOut(data.input, data.previous) };
	self.postMessage(answer);
};
