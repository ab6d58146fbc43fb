import { type Edge, MarkerType, type Node, Position } from "reactflow";
import type { LineageNode, LineageView } from "../../lib/contracts/lineage.ts";
import { cardSize } from "./card-size.ts";
import type { Places } from "./place-in-columns.ts";

export type CardNode = Node<{ record: LineageNode; isFocus: boolean }, "record">;

/** The last step of the pipeline. Size, handles and measures are given, so only visible cards mount. */
export function toFlow(view: LineageView, places: Places): { nodes: CardNode[]; edges: Edge[] } {
	const nodes = view.nodes.map((record): CardNode => {
		const size = cardSize[record.kind];
		const handle = { y: size.height / 2, width: 1, height: 1 };
		return {
			id: record.id,
			type: "record",
			position: places.get(record.id) ?? { x: 0, y: 0 },
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
	const edges = view.edges.map((edge): Edge => {
		const isAttribution = edge.kind === "started" || edge.kind === "ran_as";
		const label =
			edge.viaHidden > 0 ? `via ${edge.viaHidden} hidden` : edge.count > 1 ? `${edge.count} runs` : null;
		return {
			id: edge.id,
			source: edge.source,
			target: edge.target,
			focusable: false,
			selectable: false,
			markerEnd: { type: MarkerType.ArrowClosed },
			style: {
				strokeWidth: isAttribution ? 1 : 1.75,
				...(edge.outputKind === "recreated" ? { strokeDasharray: "6 4" } : {}),
			},
			...(label === null ? {} : { label }),
		};
	});
	return { nodes, edges };
}
