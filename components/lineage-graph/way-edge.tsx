"use client";

import { memo } from "react";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "reactflow";
import { dashOf } from "./edge-look.ts";
import classes from "./graph.module.css";
import { useGraph } from "./graph-state.ts";
import type { WayEdge } from "./to-flow.ts";
import { labelPoint, wayPath } from "./way-path.ts";

/** So many pixels around an edge answer the pointer. */
const pressWidth = 18;

/** An edge along the way that the layout gave it. Dashed: made again. Thin: who, and by what code. Dashes and dots: leads back. */
export const WayEdgeView = memo(function WayEdgeView({
	source,
	target,
	data,
	markerEnd,
}: EdgeProps<WayEdge>) {
	const { lit, edgeId, pickEdge } = useGraph();
	if (!data) return null;
	const { edge, way, isBack } = data;
	const isAttribution = edge.kind === "started" || edge.kind === "ran_as";
	const dash = dashOf(edge, isBack);
	const isDim = lit !== null && !(lit.has(source) && lit.has(target));
	const isLit = lit !== null && !isDim;
	const isPicked = edge.id === edgeId;
	const word = edge.viaHidden > 0 ? `via ${edge.viaHidden} hidden` : edge.count > 1 ? `${edge.count}×` : null;
	const at = labelPoint(way);
	return (
		<>
			<BaseEdge
				path={wayPath(way)}
				interactionWidth={pressWidth}
				{...(markerEnd ? { markerEnd } : {})}
				style={{
					stroke: isPicked ? "var(--w-text)" : isLit ? "var(--w-file)" : "var(--w-edge)",
					strokeWidth: isPicked ? 3 : isAttribution ? 1 : 1.75,
					opacity: isDim && !isPicked ? 0.2 : 1,
					...(dash ? { strokeDasharray: dash } : {}),
				}}
			/>
			{word && (
				<EdgeLabelRenderer>
					<button
						type="button"
						tabIndex={-1}
						className={classes.edgeLabel}
						style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
						onClick={() => pickEdge(edge.id)}
					>
						{word}
					</button>
				</EdgeLabelRenderer>
			)}
		</>
	);
});
