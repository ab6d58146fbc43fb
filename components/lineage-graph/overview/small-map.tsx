"use client";

import { useComputedColorScheme } from "@mantine/core";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { Panel, useReactFlow, useStoreApi } from "reactflow";
import classes from "./overview.module.css";
import { paletteAt } from "./palette.ts";
import type { Scene } from "./scene.ts";

const size = { width: 184, height: 120 };
const padding = 6;

/** The whole graph in a corner, drawn once on a canvas; a press or a drag moves the window there. */
export function SmallMap({ scene }: { scene: Scene }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const store = useStoreApi();
	const flow = useReactFlow();
	const scheme = useComputedColorScheme();
	const scale = useMemo(() => scaleOf(scene), [scene]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
	useEffect(() => {
		const element = canvas.current;
		const context = element?.getContext("2d");
		if (!element || !context) return;
		const density = window.devicePixelRatio;
		element.width = size.width * density;
		element.height = size.height * density;
		const picture = drawMap(scene, scale, density, element);
		let frame = 0;
		const draw = () => {
			frame = 0;
			const { transform, width, height } = store.getState();
			context.setTransform(density, 0, 0, density, 0, 0);
			context.clearRect(0, 0, size.width, size.height);
			context.drawImage(picture, 0, 0, size.width, size.height);
			const [left, top] = scale.toMap(-transform[0] / transform[2], -transform[1] / transform[2]);
			const [right, bottom] = scale.toMap(
				(width - transform[0]) / transform[2],
				(height - transform[1]) / transform[2],
			);
			const palette = paletteAt(element);
			context.strokeStyle = palette.lit;
			context.lineWidth = 1.5;
			context.strokeRect(left, top, right - left, bottom - top);
		};
		draw();
		const stop = store.subscribe(() => {
			if (frame === 0) frame = requestAnimationFrame(draw);
		});
		return () => {
			stop();
			cancelAnimationFrame(frame);
		};
	}, [scene, scale, scheme, store]);

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
	scene: Scene,
	{ toMap, factor }: ReturnType<typeof scaleOf>,
	density: number,
	at: HTMLElement,
): HTMLCanvasElement {
	const picture = document.createElement("canvas");
	picture.width = size.width * density;
	picture.height = size.height * density;
	const context = picture.getContext("2d");
	if (!context) return picture;
	const palette = paletteAt(at);
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
	return picture;
}
