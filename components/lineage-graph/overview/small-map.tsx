"use client";

import { useComputedColorScheme } from "@mantine/core";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { Panel, useReactFlow, useStoreApi } from "reactflow";
import classes from "./overview.module.css";
import { paletteAt } from "./palette.ts";
import type { Scene } from "./scene.ts";

const size = { width: 184, height: 120 };
const padding = 6;
const leastFrame = 8;

/** The whole graph in a corner, drawn once on a canvas; a press or a drag moves the window there. */
export function SmallMap({ scene }: { scene: Scene }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const frame = useRef<HTMLDivElement>(null);
	const store = useStoreApi();
	const flow = useReactFlow();
	const scheme = useComputedColorScheme();
	const scale = useMemo(() => scaleOf(scene), [scene]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
	useEffect(() => {
		if (canvas.current) drawMap(canvas.current, scene, scale);
	}, [scene, scale, scheme]);

	useEffect(() => {
		const place = () => {
			if (!frame.current) return;
			const { transform, width, height } = store.getState();
			const [x, y, zoom] = transform;
			// Around its middle: of a very large graph the window shows less than can be seen.
			const [middle, centre] = scale.toMap((width / 2 - x) / zoom, (height / 2 - y) / zoom);
			const across = Math.max(leastFrame, (width / zoom) * scale.factor);
			const down = Math.max(leastFrame, (height / zoom) * scale.factor);
			const { style } = frame.current;
			style.width = `${across}px`;
			style.height = `${down}px`;
			style.transform = `translate(${middle - across / 2}px, ${centre - down / 2}px)`;
		};
		place();
		return store.subscribe(place);
	}, [scale, store]);

	function moveTo(event: PointerEvent<HTMLCanvasElement>) {
		if (event.buttons !== 1) return;
		const box = event.currentTarget.getBoundingClientRect();
		const [x, y] = scale.toGraph(event.clientX - box.left, event.clientY - box.top);
		void flow.setCenter(x, y, { zoom: flow.getZoom() });
	}
	return (
		<Panel position="bottom-right" className={classes.map ?? ""}>
			<canvas
				ref={canvas}
				style={size}
				role="img"
				aria-label="Overview of the graph"
				onPointerDown={(event) => {
					event.currentTarget.setPointerCapture(event.pointerId);
					moveTo(event);
				}}
				onPointerMove={moveTo}
			/>
			<div ref={frame} className={classes.window} />
		</Panel>
	);
}

/** How the graph lies on the map: as large as it fits, in the middle. */
function scaleOf({ bounds }: Scene) {
	const [width, height] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
	const factor = Math.min((size.width - 2 * padding) / width, (size.height - 2 * padding) / height);
	const [left, top] = [(size.width - width * factor) / 2, (size.height - height * factor) / 2];
	return {
		factor,
		toMap: (x: number, y: number) =>
			[left + (x - bounds.left) * factor, top + (y - bounds.top) * factor] as const,
		toGraph: (x: number, y: number) =>
			[(x - left) / factor + bounds.left, (y - top) / factor + bounds.top] as const,
	};
}

function drawMap(
	canvas: HTMLCanvasElement,
	scene: Scene,
	{ toMap, factor }: ReturnType<typeof scaleOf>,
): void {
	const context = canvas.getContext("2d");
	if (!context) return;
	const density = window.devicePixelRatio;
	// A new size clears it.
	canvas.width = size.width * density;
	canvas.height = size.height * density;
	const palette = paletteAt(canvas);
	context.scale(density, density);
	for (const box of scene.boxes) {
		const [x, y] = toMap(box.x, box.y);
		context.globalAlpha = 0.45;
		context.strokeStyle = palette.of(box.colour);
		context.strokeRect(x, y, box.width * factor, box.height * factor);
	}
	context.globalAlpha = 1;
	for (let i = 0; i < scene.count; i++) {
		const [x, y] = toMap(scene.x[i] ?? 0, scene.y[i] ?? 0);
		context.fillStyle = palette.of(scene.colours[i] ?? "");
		context.fillRect(
			x,
			y,
			Math.max(1, (scene.width[i] ?? 0) * factor),
			Math.max(1, (scene.height[i] ?? 0) * factor),
		);
	}
}
