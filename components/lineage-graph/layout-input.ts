import type { DrawnGraph, DrawnNode } from "../../lib/lineage/fold/types.ts";
import type { LayoutBox, LayoutEdge, LayoutNode } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import { boxTitle, nodeTitle } from "./node-text.ts";

/** What the layout needs to know of a graph: plain values, which a worker can be sent. */
export interface LayoutInput {
	nodes: LayoutNode[];
	edges: LayoutEdge[];
	boxes: LayoutBox[];
	/** Pixels between two layers, where the usual ones are too few. */
	layerGap?: number;
}

/** Room for the words "via 12 hidden" between two cards and what stands out of them. */
const gapForWords = 136;
/** So wide that the head of a box has room for its name. */
const boxWidth = 300;

/** The cards, arrows and boxes of a drawn graph. */
export function layoutInput({
	nodes,
	edges,
	boxes,
	boxOf,
}: Omit<DrawnGraph, "focus" | "drawnIdOf">): LayoutInput {
	return {
		nodes: nodes.map((node) => {
			const box = boxOf(node.id);
			return {
				id: node.id,
				...cardSize[node.kind],
				order: orderOf(node),
				...(box === null ? {} : { box }),
			};
		}),
		edges: edges.map(({ id, source, target }) => ({ id, source, target })),
		...(edges.some(({ viaHidden }) => viaHidden > 0) ? { layerGap: gapForWords } : {}),
		boxes: boxes.map(({ id, parent }) => ({
			id,
			minWidth: boxWidth,
			...(parent === null ? {} : { parent }),
		})),
	};
}

/** Siblings by name, numbers in them as numbers: sample 2 before sample 10. A group stands where its first would. */
function orderOf(node: DrawnNode): string {
	const first = node.kind === "group" ? node.members[0] : node;
	const title = first?.kind === "closed" ? boxTitle(first.box) : first ? nodeTitle(first) : "";
	return title.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}
