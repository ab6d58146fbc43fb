"use client";

import { useEffect, useMemo, useRef } from "react";
import {
	Background,
	BackgroundVariant,
	Controls,
	MiniMap,
	ReactFlow,
	type ReactFlowInstance,
} from "reactflow";
import "reactflow/dist/style.css";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import type { Point } from "../../lib/lineage/layout/types.ts";
import { cardSize } from "./card-size.ts";
import classes from "./graph.module.css";
import type { Places } from "./places.ts";
import { RecordCard } from "./record-card.tsx";
import { type CardNode, toFlow, type WayEdge } from "./to-flow.ts";
import { WayEdgeView } from "./way-edge.tsx";

const nodeTypes = { record: RecordCard };
const edgeTypes = { way: WayEdgeView };
/** A graph of so few cards is shown whole; a larger one around its focus, where words can be read. */
const wholeCount = 24;
const readableZoom = 0.9;
/** Up to so many pixels the panel lies over the lower part, and cards stand in the middle of what it leaves. */
const narrowWidth = 720;
const partLeftByPanel = 0.45;

export interface GraphCanvasProps {
	view: LineageView;
	places: Places;
	/** Panned to when it is off screen. */
	activeId: string;
	onHover: (id: string | null) => void;
	onOpen: (id: string) => void;
	onClear: () => void;
}

/** React Flow with everything that it does not need to do switched off. */
export function GraphCanvas({ view, places, activeId, onHover, onOpen, onClear }: GraphCanvasProps) {
	const { nodes, edges } = useMemo(() => toFlow(view, places), [view, places]);
	const flow = useRef<ReactFlowInstance<CardNode, WayEdge> | null>(null);
	const kindOf = useMemo(() => new Map(view.nodes.map((node) => [node.id, node.kind])), [view]);
	const shownFocus = useRef(view.focus);

	// Another focus is another question: the picture goes there. Expanding leaves it where it is.
	useEffect(() => {
		if (shownFocus.current === view.focus || !flow.current) return;
		shownFocus.current = view.focus;
		show(flow.current, nodes, places.nodes.get(view.focus), cardSize[kindOf.get(view.focus) ?? "file"], 300);
	}, [view.focus, nodes, places, kindOf]);

	useEffect(() => {
		const at = places.nodes.get(activeId);
		if (!at || !flow.current) return;
		const { x, y, zoom } = flow.current.getViewport();
		const room = roomForCards();
		const size = cardSize[kindOf.get(activeId) ?? "file"];
		const [left, top] = [at.x * zoom + x, at.y * zoom + y];
		const isInView =
			left >= 0 &&
			top >= 0 &&
			left + size.width * zoom <= room.width &&
			top + size.height * zoom <= room.height;
		if (!isInView) {
			const middle = at.y + size.height / 2 + room.covered / 2 / zoom;
			void flow.current.setCenter(at.x + size.width / 2, middle, { zoom, duration: 200 });
		}
	}, [activeId, places, kindOf]);

	return (
		<ReactFlow<CardNode, WayEdge>
			className={classes.canvas ?? ""}
			nodes={nodes}
			edges={edges}
			nodeTypes={nodeTypes}
			edgeTypes={edgeTypes}
			onInit={(instance) => {
				flow.current = instance;
				const focus = places.nodes.get(view.focus);
				void show(instance, nodes, focus, cardSize[kindOf.get(view.focus) ?? "file"], 0);
			}}
			onNodeMouseEnter={(_, node) => onHover(node.id)}
			onNodeMouseLeave={() => onHover(null)}
			onNodeDoubleClick={(_, node) => onOpen(node.id)}
			onPaneClick={onClear}
			onlyRenderVisibleElements
			nodesDraggable={false}
			nodesConnectable={false}
			nodesFocusable={false}
			edgesFocusable={false}
			elementsSelectable={false}
			disableKeyboardA11y
			zoomOnDoubleClick={false}
			minZoom={0.05}
			maxZoom={1.75}
		>
			<Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--w-line)" />
			<Controls showInteractive={false} />
			{view.nodes.length > wholeCount && <MiniMap pannable zoomable ariaLabel="Overview of the graph" />}
		</ReactFlow>
	);
}

/** The part of the canvas that no panel lies over, and how much is under it; pixels. */
function roomForCards(): { width: number; height: number; covered: number } {
	const frame = document.querySelector(`.${classes.canvas}`)?.getBoundingClientRect();
	const { width, height } = frame ?? { width: 0, height: 0 };
	if (width > narrowWidth) return { width, height, covered: 0 };
	return { width, height: height * partLeftByPanel, covered: height * (1 - partLeftByPanel) };
}

async function show(
	flow: ReactFlowInstance<CardNode, WayEdge>,
	nodes: readonly CardNode[],
	focus: Point | undefined,
	size: { width: number; height: number },
	duration: number,
): Promise<void> {
	if (nodes.length <= wholeCount) {
		await flow.fitView({ padding: 0.12, maxZoom: 1.1, minZoom: 0.45, duration });
		if (flow.getViewport().zoom > 0.45 || !focus) return;
	}
	if (focus) {
		const centre = { x: focus.x + size.width / 2, y: focus.y + size.height / 2 };
		// Where most is on one side, the focus stands towards the other, so that the room is used.
		const room = roomForCards();
		const before = nodes.filter(({ position }) => position.x < focus.x).length;
		const share = Math.min(0.8, Math.max(0.2, before / Math.max(1, nodes.length - 1)));
		const shift = room.covered === 0 ? ((share - 0.5) * room.width) / readableZoom : 0;
		const middle = centre.y + room.covered / 2 / readableZoom;
		await flow.setCenter(centre.x - shift, middle, { zoom: readableZoom, duration });
	}
}
