import { type Edge, MarkerType, type Node, Position } from "reactflow";
import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import type {
	ClosedBox,
	DrawnBox,
	DrawnGraph,
	DrawnNode,
	LineageGroup,
} from "../../lib/lineage/fold/types.ts";
import type { Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import { cardTitle } from "./node-text.ts";
import type { Part } from "./overview/in-view.ts";
import type { Places } from "./places.ts";

export type CardNode = Node<{ record: LineageNode; isFocus: boolean }, "record">;
export type FoldNode = Node<{ group: LineageGroup }, "fold">;
export type ClosedNode = Node<{ closed: ClosedBox }, "closed">;
export type BoxNode = Node<{ drawn: DrawnBox; isFocus: boolean }, "box">;
export type FlowNode = CardNode | FoldNode | ClosedNode | BoxNode;
export type WayEdge = Edge<{ edge: LineageEdge; way: readonly Point[]; isBack: boolean }, "way">;

/** The record that an element is of: a box and the card of its own run are of the same one. */
export function recordOf(node: FlowNode): string {
	return node.type === "box" ? node.data.drawn.id : node.id;
}

/** In units of the graph: as large on a thick line as on a thin one. */
const arrow = {
	type: MarkerType.ArrowClosed,
	markerUnits: "userSpaceOnUse",
	width: 24,
	height: 24,
	color: "var(--w-edge)",
};

/** What of a graph React Flow is given, and asked for again it is given the same. */
export interface FlowParts {
	/**
	 * These edges and nodes, by their numbers in the graph, with the nodes at the ends of the edges, and the boxes of
	 * a part of the graph.
	 */
	of(nodes: Iterable<number>, edges: Iterable<number>, part: Part): { nodes: FlowNode[]; edges: WayEdge[] };
}

/**
 * The last step of the pipeline. Size, handles and measures are given, so that only visible cards mount. Made when it
 * is asked for: of ten thousand nodes, React Flow gets those about the window.
 */
export function flowParts(graph: DrawnGraph, places: Places): FlowParts {
	const numberOf = new Map(graph.nodes.map(({ id }, index) => [id, index]));
	const madeNodes: FlowNode[] = [];
	const madeEdges: WayEdge[] = [];
	const boxes = graph.boxes.flatMap((drawn) => toBoxNode(drawn, places, graph.focus) ?? []);
	const nodeAt = (index: number) => {
		const node = graph.nodes[index];
		if (node) madeNodes[index] ??= toFlowNode(node, places, node.id === graph.focus);
		return madeNodes[index];
	};
	const titleOf = (id: string) => {
		const node = graph.nodes[numberOf.get(id) ?? -1];
		return node ? cardTitle(node) : "";
	};
	return {
		of(nodes, edges, part) {
			const wanted = new Set(nodes);
			const flowEdges: WayEdge[] = [];
			for (const index of edges) {
				const edge = graph.edges[index];
				if (!edge) continue;
				madeEdges[index] ??= toFlowEdge(edge, places, titleOf);
				flowEdges.push(madeEdges[index]);
				for (const end of [edge.source, edge.target]) wanted.add(numberOf.get(end) ?? -1);
			}
			const cards = [...wanted].flatMap((index) => nodeAt(index) ?? []);
			return { nodes: [...boxes.filter((box) => isIn(box, part)), ...cards], edges: flowEdges };
		},
	};
}

function isIn({ position, width = 0, height = 0 }: BoxNode, part: Part): boolean {
	return (
		position.x < part.right &&
		position.y < part.bottom &&
		position.x + width > part.left &&
		position.y + height > part.top
	);
}

function toFlowNode(node: DrawnNode, places: Places, isFocus: boolean): FlowNode {
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
	if (node.kind === "group") return { ...common, type: "fold", data: { group: node } };
	if (node.kind === "closed") return { ...common, type: "closed", data: { closed: node } };
	return { ...common, type: "record", data: { record: node, isFocus } };
}

/** A box lies under edges and cards, and pointers go through all of it but its head. */
function toBoxNode(drawn: DrawnBox, places: Places, focus: string): BoxNode | null {
	const area = places.boxes.get(drawn.id);
	if (!area) return null;
	const size = { width: area.width, height: area.height };
	return {
		id: `box ${drawn.id}`,
		type: "box",
		position: { x: area.x, y: area.y },
		...size,
		measured: size,
		zIndex: -1,
		style: { pointerEvents: "none" },
		// None, but said: of a node that says nothing React Flow looks for them, and mounts it wherever it is.
		handles: [],
		focusable: false,
		draggable: false,
		connectable: false,
		data: { drawn, isFocus: drawn.id === focus },
	};
}

function toFlowEdge(edge: LineageEdge, places: Places, titleOf: (id: string) => string): WayEdge {
	return {
		id: edge.id,
		type: "way",
		source: edge.source,
		target: edge.target,
		focusable: false,
		selectable: false,
		ariaLabel: `Link from ${titleOf(edge.source)} to ${titleOf(edge.target)}`,
		markerEnd: arrow,
		data: { edge, way: places.edges.get(edge.id) ?? [], isBack: places.back.has(edge.id) },
	};
}
