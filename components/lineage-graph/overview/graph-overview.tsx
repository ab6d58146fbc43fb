"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useStoreApi } from "reactflow";
import { useGraph } from "../graph-state.ts";
import { drawScene } from "./draw-scene.ts";
import type { Viewport } from "./in-view.ts";
import type { Level } from "./level-of-detail.ts";
import classes from "./overview.module.css";
import { paletteAt } from "./palette.ts";
import type { Scene } from "./scene.ts";

/**
 * A drawing that took longer is moved as a picture while the window moves, and drawn again when it rests. So is one
 * after which the next frame came late: what a drawing costs the browser later, no clock in here tells.
 */
const slowMs = 12;
const lateMs = 30;
const restMs = 80;
/** Pixels drawn around the window, so that a moved picture has no bare edge at once. */
const margin = 160;

/** What is too much for elements, on one canvas under them. Pointers go through to the graph. */
export function GraphOverview({ scene, level, focusId }: { scene: Scene; level: Level; focusId: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const store = useStoreApi();
	const { lit, selectedId, edgeId } = useGraph();
	const scheme = useComputedColorScheme();

	// biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
	useEffect(() => {
		const element = canvas.current;
		const context = element?.getContext("2d");
		if (!element || !context || level === "cards") return;
		const palette = paletteAt(element);
		const options = { lit, selectedId, edgeId, focusId, hasNodes: level === "shapes" };
		let drawn: Viewport | null = null;
		let isSlow = false;
		let frame = 0;
		let rest: ReturnType<typeof setTimeout> | undefined;

		const viewportNow = (): Viewport => {
			const { transform, width, height } = store.getState();
			return { x: transform[0], y: transform[1], zoom: transform[2], width, height };
		};
		const draw = () => {
			const now = viewportNow();
			if (now.width === 0) return;
			const begin = performance.now();
			const scale = window.devicePixelRatio;
			const [width, height] = [now.width + 2 * margin, now.height + 2 * margin];
			const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
			if (element.width !== across || element.height !== down) {
				element.width = across;
				element.height = down;
				element.style.width = `${width}px`;
				element.style.height = `${height}px`;
			}
			context.setTransform(scale, 0, 0, scale, 0, 0);
			context.clearRect(0, 0, width, height);
			drawScene(
				context,
				scene,
				{ ...now, x: now.x + margin, y: now.y + margin, width, height },
				palette,
				options,
			);
			element.style.transform = "none";
			element.dataset["drawn"] = level;
			drawn = now;
			isSlow ||= performance.now() - begin > slowMs;
		};
		const follow = (at: number) => {
			frame = 0;
			if (drawn === null || !isSlow) {
				draw();
				requestAnimationFrame((next) => {
					if (next - at > lateMs) isSlow = true;
				});
				return;
			}
			const now = viewportNow();
			const factor = now.zoom / drawn.zoom;
			const [x, y] = [
				now.x - (drawn.x + margin) * factor + margin,
				now.y - (drawn.y + margin) * factor + margin,
			];
			const right = x - margin + (drawn.width + 2 * margin) * factor;
			const bottom = y - margin + (drawn.height + 2 * margin) * factor;
			const isBare = x > margin || y > margin || right < now.width || bottom < now.height;
			// One slow frame rather than a bare edge.
			if (isBare) draw();
			else element.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
			clearTimeout(rest);
			rest = setTimeout(() => {
				isSlow = false;
				draw();
			}, restMs);
		};
		draw();
		const stop = store.subscribe((now, before) => {
			if (now.transform === before.transform && now.width === before.width && now.height === before.height)
				return;
			if (frame === 0) frame = requestAnimationFrame(follow);
		});
		return () => {
			stop();
			cancelAnimationFrame(frame);
			clearTimeout(rest);
		};
	}, [scene, level, lit, selectedId, edgeId, focusId, scheme, store]);

	if (level === "cards") return null;
	return (
		<canvas ref={canvas} className={classes.overview} style={{ left: -margin, top: -margin }} aria-hidden />
	);
}
