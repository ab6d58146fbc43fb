import { type Edge, MarkerType, type Node, Position } from "reactflow";
import type { LineageEdge, LineageNode, LineageView } from "../../lib/contracts/lineage.ts";
import type { Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import type { Places } from "./places.ts";

export type CardNode = Node<{ record: LineageNode; isFocus: boolean }, "record">;
export type WayEdge = Edge<{ edge: LineageEdge; way: readonly Point[] }, "way">;

/** The last step of the pipeline. Size, handles and measures are given, so only visible cards mount. */
export function toFlow(view: LineageView, places: Places): { nodes: CardNode[]; edges: WayEdge[] } {
	const nodes = view.nodes.map((record): CardNode => {
		const size = cardSize[record.kind];
		const handle = { y: size.height / 2, width: 1, height: 1 };
		return {
			id: record.id,
			type: "record",
			position: places.nodes.get(record.id) ?? { x: 0, y: 0 },
			...size,
			measured: size,
			handles: [
				{ ...handle, type: "target", position: Position.Left, x: 0 },
				{ ...handle, type: "source", position: Position.Right, x: size.width },
			],
			focusable: false,
			draggable: false,
			connectable: false,
			data: { record, isFocus: record.id === view.focus },
		};
	});
	const edges = view.edges.map(
		(edge): WayEdge => ({
			id: edge.id,
			type: "way",
			source: edge.source,
			target: edge.target,
			focusable: false,
			selectable: false,
			markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: "var(--w-edge)" },
			data: { edge, way: places.edges.get(edge.id) ?? [] },
		}),
	);
	return { nodes, edges };
}
