"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useStoreApi } from "reactflow";
import { useGraph } from "../graph-state.ts";
import { drawScene } from "./draw-scene.ts";
import type { Level } from "./level-of-detail.ts";
import classes from "./overview.module.css";
import { paletteAt } from "./palette.ts";
import { margin, openPicture } from "./picture.ts";
import type { Scene } from "./scene.ts";

/** What is too much for elements, on one canvas under them. Pointers go through to the graph. */
export function GraphOverview({ scene, level, focusId }: { scene: Scene; level: Level; focusId: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const store = useStoreApi();
	const { lit, selectedId, edgeId } = useGraph();
	const scheme = useComputedColorScheme();

	// biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
	useEffect(() => {
		const element = canvas.current;
		if (!element || level === "cards") return;
		const palette = paletteAt(element);
		const options = { lit, selectedId, edgeId, focusId, hasNodes: level === "shapes" };

		const picture = openPicture(element, (context, viewport, area) => {
			drawScene(context, scene, viewport, area, palette, options);
			element.dataset["drawn"] = level;
		});
		if (!picture) return;
		let frame = 0;
		const show = () => {
			frame = 0;
			const { transform, width, height } = store.getState();
			if (width > 0) picture.show({ x: transform[0], y: transform[1], zoom: transform[2], width, height });
		};
		show();
		const stop = store.subscribe((now, before) => {
			if (now.transform === before.transform && now.width === before.width && now.height === before.height)
				return;
			if (frame === 0) frame = requestAnimationFrame(show);
		});
		return () => {
			stop();
			cancelAnimationFrame(frame);
			picture.close();
		};
	}, [scene, level, lit, selectedId, edgeId, focusId, scheme, store]);

	if (level === "cards") return null;
	return (
		<canvas ref={canvas} className={classes.overview} style={{ left: -margin, top: -margin }} aria-hidden />
	);
}
