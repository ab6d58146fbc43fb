"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";
import type { Layout } from "../../lib/lineage/layout/types.ts";
import { LiveBadge } from "../live/live-badge.tsx";
import classes from "./graph.module.css";
import { GraphCanvas, type GraphCanvasProps } from "./graph-canvas.tsx";
import { Legend } from "./legend.tsx";
import type { Size } from "./window-place.ts";

export interface GraphStageProps
	extends Omit<GraphCanvasProps, "graph" | "places" | "size" | "onClear" | "onSelect"> {
	/** Null until the first layout is there. */
	graph: DrawnGraph | null;
	places: Layout | null;
	isEmpty: boolean;
	hasBoxes: boolean;
	isPast: boolean;
	onSelect: (id: string | null, isAdding?: boolean) => void;
}

/** Where the graph is drawn, or why there is none. */
export function GraphStage({ graph, places, isEmpty, hasBoxes, isPast, onSelect, ...rest }: GraphStageProps) {
	const frame = useRef<HTMLDivElement>(null);
	const [size, setSize] = useState<Size | null>(null);
	useLayoutEffect(() => {
		if (frame.current) setSize({ width: frame.current.clientWidth, height: frame.current.clientHeight });
	}, []);
	return (
		<div ref={frame} className={classes.frame}>
			{isEmpty ? (
				<p className={classes.wait}>Nothing is selected by that.</p>
			) : places && graph && size && places.status === "done" ? (
				<GraphCanvas
					graph={graph}
					places={places}
					size={size}
					onSelect={onSelect}
					onClear={() => onSelect(null)}
					{...rest}
				/>
			) : (
				<p className={classes.wait}>
					{places?.status === "too_large"
						? "This graph is too large to draw. Take fewer steps, or see it as a list."
						: "Laying out…"}
				</p>
			)}
			<Legend hasBoxes={hasBoxes} hasBack={(places?.back.size ?? 0) > 0} />
			<LiveBadge isPast={isPast} />
		</div>
	);
}
