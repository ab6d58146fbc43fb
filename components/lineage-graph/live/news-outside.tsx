"use client";

import { useEffect, useState } from "react";
import { Panel, useReactFlow, useStore, useStoreApi } from "reactflow";
import classes from "../graph.module.css";
import { useGraph } from "../graph-state.ts";
import type { Viewport } from "../overview/in-view.ts";
import type { Scene } from "../overview/scene.ts";
import { outsideOf, windowTo } from "./outside.ts";

interface FlowState {
	transform: [number, number, number];
	width: number;
	height: number;
}

const viewportOf = ({ transform: [x, y, zoom], width, height }: FlowState): Viewport => ({
	x,
	y,
	zoom,
	width,
	height,
});

/** The window stays where it is when something comes; what came outside of it is said here, and one click away. */
export function NewsOutside({ scene }: { scene: Scene }) {
	const { arrivals } = useGraph();
	const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set());
	const store = useStoreApi();
	const { setViewport } = useReactFlow();
	useEffect(() => {
		if (arrivals.arrived.size > 0) setUnseen((before) => new Set([...before, ...arrivals.arrived]));
	}, [arrivals]);
	const count = useStore((state) =>
		unseen.size === 0 ? 0 : outsideOf(scene, viewportOf(state), unseen).length,
	);
	// What has come into the window once is no news any more.
	useEffect(() => {
		if (count === unseen.size) return;
		setUnseen((before) => new Set(outsideOf(scene, viewportOf(store.getState()), before)));
	}, [count, unseen, scene, store]);
	if (count === 0) return null;
	return (
		<Panel position="bottom-center">
			<button
				type="button"
				className={classes.news}
				onClick={() => {
					const to = windowTo(scene, viewportOf(store.getState()), unseen);
					void setViewport(to, { duration: 300 });
				}}
			>
				{count} new outside the view · Show
			</button>
		</Panel>
	);
}
