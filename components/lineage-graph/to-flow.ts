import { type Edge, MarkerType, type Node, Position } from "reactflow";
import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import type { DrawnGraph, LineageGroup } from "../../lib/lineage/fold/types.ts";
import type { Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import { cardTitle } from "./node-text.ts";
import type { Places } from "./places.ts";

export type CardNode = Node<{ record: LineageNode; isFocus: boolean }, "record">;
export type FoldNode = Node<{ group: LineageGroup }, "fold">;
export type WayEdge = Edge<{ edge: LineageEdge; way: readonly Point[] }, "way">;

/** In units of the graph: as large on a thick line as on a thin one. */
const arrow = {
	type: MarkerType.ArrowClosed,
	markerUnits: "userSpaceOnUse",
	width: 24,
	height: 24,
	color: "var(--w-edge)",
};

/** The last step of the pipeline. Size, handles and measures are given, so only visible cards mount. */
export function toFlow(
	graph: DrawnGraph,
	places: Places,
): { nodes: (CardNode | FoldNode)[]; edges: WayEdge[] } {
	const nodes = graph.nodes.map((node): CardNode | FoldNode => {
		const size = cardSize[node.kind];
		const handle = { y: size.height / 2, width: 1, height: 1 };
		const common = {
			id: node.id,
			position: places.nodes.get(node.id) ?? { x: 0, y: 0 },
			...size,
			measured: size,
			handles: [
				{ ...handle, type: "target" as const, position: Position.Left, x: 0 },
				{ ...handle, type: "source" as const, position: Position.Right, x: size.width },
			],
			focusable: false,
			draggable: false,
			connectable: false,
		};
		return node.kind === "group"
			? { ...common, type: "fold", data: { group: node } }
			: { ...common, type: "record", data: { record: node, isFocus: node.id === graph.focus } };
	});
	const titles = new Map(graph.nodes.map((node) => [node.id, cardTitle(node)]));
	const edges = graph.edges.map(
		(edge): WayEdge => ({
			id: edge.id,
			type: "way",
			source: edge.source,
			target: edge.target,
			focusable: false,
			selectable: false,
			ariaLabel: `Link from ${titles.get(edge.source)} to ${titles.get(edge.target)}`,
			markerEnd: arrow,
			data: { edge, way: places.edges.get(edge.id) ?? [] },
		}),
	);
	return { nodes, edges };
}
