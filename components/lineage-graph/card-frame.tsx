"use client";

import type { CSSProperties, ReactNode } from "react";
import { Handle, Position, useStore } from "reactflow";
import type { DrawnNode } from "../../lib/lineage/fold/types.ts";
import { SuffixIcon } from "../record/suffix-icon.tsx";
import { useGraph } from "./graph-state.ts";
import { isRunning } from "./live/is-running.ts";
import { lookOf } from "./node-look.ts";
import { plainTitle } from "./node-text.ts";
import { plainZoom } from "./plain-zoom.ts";
import classes from "./record-card.module.css";

export interface CardFrameProps {
	node: DrawnNode;
	/** Classes of its kind and condition. */
	names: readonly (string | undefined)[];
	/** What it says near; far out it has the gist of its name alone. */
	children: ReactNode;
	/** Beside what is pressed. */
	beside?: ReactNode;
}

/** What all cards of the graph share: ends for edges, look, and how they are pressed, reached, lit and marked. */
export function CardFrame({ node, names, children, beside }: CardFrameProps) {
	const graph = useGraph();
	const isPlain = useStore((state) => state.transform[2] < plainZoom);
	const isSelected = graph.selectedId === node.id;
	const { color, soft } = lookOf(node);
	const states = [
		...(isSelected ? [classes.selected] : []),
		...(graph.fresh?.has(node.id) ? [classes.fresh] : []),
		...(graph.arrivals.arrived.has(node.id) ? [classes.arrived] : []),
		...(graph.arrivals.grown.has(node.id) ? [classes.grown] : []),
		...(isRunning(node) && graph.pastAt === null ? [classes.running] : []),
		...(graph.lit !== null && !graph.lit.has(node.id) ? [classes.dim] : []),
		...(isPlain ? [classes.plain] : []),
	];
	return (
		<div
			className={[classes.card, ...names, ...states].join(" ")}
			style={{ "--look": color, "--look-soft": soft } as CSSProperties}
		>
			<Handle type="target" position={Position.Left} className={classes.handle ?? ""} isConnectable={false} />
			<Handle
				type="source"
				position={Position.Right}
				className={classes.handle ?? ""}
				isConnectable={false}
			/>
			<button
				type="button"
				className={classes.body}
				data-node={node.id}
				tabIndex={graph.activeId === node.id ? 0 : -1}
				aria-label={graph.nameOf(node)}
				aria-pressed={isSelected}
				onFocus={() => graph.activate(node.id)}
				onClick={(event) => graph.select(node.id, event.shiftKey)}
			>
				{isPlain ? <span className={classes.plainTitle}>{plainTitle(node)}</span> : children}
			</button>
			{beside}
		</div>
	);
}

/** The picture of a kind, or of what a file's suffix promises; a group has that of its members. */
export function CardIcon({ node }: { node: DrawnNode }) {
	const Icon = lookOf(node).icon;
	const shown = node.kind === "group" ? node.members[0] : node;
	return (
		<span className={classes.icon}>
			{shown?.kind === "file" ? (
				<SuffixIcon suffix={shown.suffix} type={shown.type} />
			) : (
				<Icon size={18} stroke={1.8} aria-hidden />
			)}
		</span>
	);
}
