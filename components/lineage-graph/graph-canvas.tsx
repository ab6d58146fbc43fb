"use client";

import { IconMaximize } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import { ControlButton, Controls, ReactFlow, useReactFlow, useStore } from "reactflow";
import "reactflow/dist/style.css";
import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";
import { useLater } from "../shell/use-later.ts";
import { BoxFrame } from "./box-frame.tsx";
import { ClosedCard } from "./closed-card.tsx";
import classes from "./graph.module.css";
import { useGraph } from "./graph-state.ts";
import { GroupCard } from "./group-card.tsx";
import { edgeAt } from "./overview/edge-at.ts";
import { GraphOverview } from "./overview/graph-overview.tsx";
import { edgesIn, everywhere, nodeAt, nodesIn, type Part, partAround } from "./overview/in-view.ts";
import { type Level, levelOf } from "./overview/level-of-detail.ts";
import { makeScene, type Scene } from "./overview/scene.ts";
import type { Places } from "./places.ts";
import { RecordCard } from "./record-card.tsx";
import { type FlowNode, flowParts, recordOf, type WayEdge } from "./to-flow.ts";
import { useHover } from "./use-hover.ts";
import { useTween } from "./use-tween.ts";
import { useWindow } from "./use-window.ts";
import { WayEdgeView } from "./way-edge.tsx";
import { type Size, wholeCount } from "./window-place.ts";

const nodeTypes = { record: RecordCard, fold: GroupCard, closed: ClosedCard, box: BoxFrame };
const edgeTypes = { way: WayEdgeView };
const nothing: { nodes: FlowNode[]; edges: WayEdge[] } = { nodes: [], edges: [] };

// What lies under the graph, and over some: it comes after the graph.
const loadGround = async () => (await import("./overview/ground.tsx")).Ground;
const loadSmallMap = async () => (await import("./overview/small-map.tsx")).SmallMap;
const loadNewsOutside = async () => (await import("./live/news-outside.tsx")).NewsOutside;
const loadRunningMarks = async () => (await import("./live/running-marks.tsx")).RunningMarks;

/** So far from a drawn edge a press still means it. */
const pressPixels = 7;

export interface GraphCanvasProps {
	graph: DrawnGraph;
	places: Places;
	/** The window's, as it is first. */
	size: Size;
	/** Panned to when it is off screen. */
	activeId: string;
	onHover: (id: string | null) => void;
	onSelect: (id: string, isAdding: boolean) => void;
	onOpen: (id: string) => void;
	onClear: () => void;
	/** The page around it scrolls: a wheel is for the page. */
	isInPage: boolean;
}

/**
 * The graph in its window: cards when few are in view, a drawing when there are many. React Flow with everything that
 * it does not need to do switched off.
 */
export function GraphCanvas({
	graph,
	places,
	size,
	activeId,
	onHover,
	onSelect,
	onOpen,
	onClear,
	isInPage,
}: GraphCanvasProps) {
	const scene = useMemo(() => makeScene(graph, places), [graph, places]);
	const Ground = useLater(loadGround);
	const SmallMap = useLater<{ scene: Scene }>(loadSmallMap);
	const NewsOutside = useLater<{ scene: Scene }>(loadNewsOutside);
	const RunningMarks = useLater<{ scene: Scene }>(loadRunningMarks);
	const level = useLevel(scene);
	const shown = useTween(places);
	const nearby = useNearby(scene);
	const parts = useMemo(() => flowParts(graph, shown), [graph, shown]);
	const { start, isPlaced, fit } = useWindow(scene, level, graph.focus, activeId, size);
	const flow = useMemo(() => {
		if (!isPlaced || level === "shapes") return nothing;
		return parts.of(nodesIn(scene, nearby), level === "lines" ? [] : edgesIn(scene, nearby), nearby);
	}, [parts, scene, nearby, level, isPlaced]);
	const { screenToFlowPosition, getZoom } = useReactFlow();
	const { pickEdge } = useGraph();

	/** What a pointer is over where there are no elements. */
	const drawnAt = (event: { clientX: number; clientY: number }): string | null => {
		if (level !== "shapes") return null;
		const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
		return nodeAt(scene, x, y);
	};
	/** The edge that a pointer is on, where edges are drawn. */
	const drawnEdgeAt = (event: { clientX: number; clientY: number }): string | null => {
		if (level === "cards") return null;
		const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
		return edgeAt(scene, x, y, pressPixels / getZoom());
	};
	const hover = useHover(onHover);
	return (
		<ReactFlow<FlowNode, WayEdge>
			className={classes.canvas ?? ""}
			data-level={level}
			data-cards={graph.nodes.length}
			nodes={flow.nodes}
			edges={flow.edges}
			nodeTypes={nodeTypes}
			edgeTypes={edgeTypes}
			defaultViewport={start}
			onNodeMouseEnter={(_, node) => hover.over(recordOf(node))}
			onNodeMouseLeave={() => hover.over(null)}
			onMoveStart={hover.hold}
			onMoveEnd={hover.release}
			onEdgeClick={(_, edge) => pickEdge(edge.id)}
			onNodeDoubleClick={(_, node) => onOpen(recordOf(node))}
			onPaneMouseMove={(event) => level === "shapes" && hover.over(drawnAt(event))}
			onPaneClick={(event) => {
				const id = drawnAt(event);
				if (id !== null) return onSelect(id, event.shiftKey);
				const edge = drawnEdgeAt(event);
				if (edge === null) onClear();
				else pickEdge(edge);
			}}
			onDoubleClick={(event) => {
				const id = drawnAt(event);
				if (id !== null) onOpen(id);
			}}
			onlyRenderVisibleElements
			nodesDraggable={false}
			nodesConnectable={false}
			nodesFocusable={false}
			edgesFocusable={false}
			elementsSelectable={false}
			selectionKeyCode={null}
			disableKeyboardA11y
			zoomOnDoubleClick={false}
			zoomOnScroll={!isInPage}
			preventScrolling={!isInPage}
			minZoom={0.02}
			maxZoom={1.75}
		>
			{Ground && <Ground />}
			{isPlaced && <GraphOverview scene={scene} level={level} focusId={graph.focus} />}
			{RunningMarks && level === "shapes" && <RunningMarks scene={scene} />}
			{NewsOutside && <NewsOutside scene={scene} />}
			<Controls showInteractive={false} showFitView={false}>
				<ControlButton onClick={fit} title="Show all" aria-label="Show all">
					<IconMaximize size={14} aria-hidden />
				</ControlButton>
			</Controls>
			{SmallMap && graph.nodes.length > wholeCount && <SmallMap scene={scene} />}
		</ReactFlow>
	);
}

/** What the window's part of the graph is made of; it changes only where the window crosses a bound. */
function useLevel(scene: Scene): Level {
	const before = useRef<Level>("cards");
	const level = useStore(({ transform: [x, y, zoom], width, height }) =>
		levelOf(scene, { x, y, zoom, width, height }, before.current),
	);
	useEffect(() => {
		before.current = level;
	}, [level]);
	return level;
}

/** Up to so many cards React Flow is given all of them. */
const fewCards = 300;

/** The part of the graph that elements are made for. */
function useNearby(scene: Scene): Part {
	return useStore(
		({ transform: [x, y, zoom], width, height }) =>
			scene.count <= fewCards || width === 0 ? everywhere : partAround({ x, y, zoom, width, height }),
		(a, b) => a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom,
	);
}
