"use client";

import { useStore, ViewportPortal } from "reactflow";
import { useGraph } from "../graph-state.ts";
import type { Scene } from "../overview/scene.ts";
import classes from "./running-marks.module.css";

/** More that pulse tell nobody more. */
const maxMarks = 60;

/** Runs that run pulse on a drawing too, by elements over it: the drawing itself need not be done again for that. */
export function RunningMarks({ scene }: { scene: Scene }) {
	const { pastAt } = useGraph();
	const zoom = useStore((state) => state.transform[2]);
	if (pastAt !== null || scene.running.length === 0) return null;
	return (
		<ViewportPortal>
			{scene.running.slice(0, maxMarks).map((i) => (
				<span
					key={scene.ids[i]}
					className={classes.mark}
					aria-hidden
					style={{
						transform: `translate(${scene.x[i]}px, ${scene.y[i]}px)`,
						width: scene.width[i],
						height: scene.height[i],
						// As thick on screen at every zoom.
						outlineWidth: 3 / zoom,
					}}
				/>
			))}
		</ViewportPortal>
	);
}
