"use client";

import { type CSSProperties, memo } from "react";
import { Handle, type NodeProps, Position, useStore } from "reactflow";
import { SuffixIcon } from "../record/suffix-icon.tsx";
import { useGraph } from "./graph-state.ts";
import { lookOf } from "./node-look.ts";
import { cardTitle, groupFacts, plainTitle } from "./node-text.ts";
import { plainZoom } from "./plain-zoom.ts";
import classes from "./record-card.module.css";
import type { FoldNode } from "./to-flow.ts";

/** Records in the same place, as one pile of cards; a click lists them. */
export const GroupCard = memo(function GroupCard({ data: { group } }: NodeProps<FoldNode>) {
	const graph = useGraph();
	const isPlain = useStore((state) => state.transform[2] < plainZoom);
	const look = lookOf(group);
	const Icon = look.icon;
	const [first] = group.members;
	const isDim = graph.lit !== null && !graph.lit.has(group.id);
	const names = [
		classes.card,
		classes[group.of],
		classes.pile,
		...(graph.selectedId === group.id ? [classes.selected] : []),
		...(graph.fresh?.has(group.id) ? [classes.fresh] : []),
		...(isDim ? [classes.dim] : []),
		...(isPlain ? [classes.plain] : []),
	];
	return (
		<div
			className={names.join(" ")}
			style={{ "--look": look.color, "--look-soft": look.soft } as CSSProperties}
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
				data-node={group.id}
				tabIndex={graph.activeId === group.id ? 0 : -1}
				aria-label={graph.nameOf(group)}
				aria-pressed={graph.selectedId === group.id}
				onFocus={() => graph.activate(group.id)}
				onClick={() => graph.select(group.id)}
			>
				{isPlain ? (
					<span className={classes.plainTitle}>{plainTitle(group)}</span>
				) : (
					<>
						<span className={classes.icon}>
							{first?.kind === "file" ? (
								<SuffixIcon suffix={first.suffix} type={first.type} />
							) : (
								<Icon size={18} stroke={1.8} aria-hidden />
							)}
						</span>
						<span className={classes.text}>
							<span className={classes.title}>{cardTitle(group)}</span>
							<span className={classes.facts}>{groupFacts(group).join(" · ")}</span>
						</span>
					</>
				)}
			</button>
		</div>
	);
});
