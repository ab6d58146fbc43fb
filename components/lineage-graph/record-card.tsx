"use client";

import { type CSSProperties, memo } from "react";
import { Handle, type NodeProps, Position, useStore } from "reactflow";
import type { LineageNode } from "../../lib/contracts/lineage.ts";
import { SuffixIcon } from "../record/suffix-icon.tsx";
import type { Look } from "../shell/kind.ts";
import { shortenMiddle } from "./format.ts";
import { useGraph } from "./graph-state.ts";
import { lookOf } from "./node-look.ts";
import { cardTitle, nodeFacts, nodeTitle, plainTitle, staleText } from "./node-text.ts";
import { plainZoom } from "./plain-zoom.ts";
import classes from "./record-card.module.css";
import type { CardNode } from "./to-flow.ts";

const titleLength = 30;

/** One record of the graph, as ui.md draws its kind. */
export const RecordCard = memo(function RecordCard({ data }: NodeProps<CardNode>) {
	const { record, isFocus } = data;
	const graph = useGraph();
	const isPlain = useStore((state) => state.transform[2] < plainZoom);
	const look = lookOf(record);
	const isDim = graph.lit !== null && !graph.lit.has(record.id);
	const names = [
		classes.card,
		classes[record.kind],
		...(isFocus ? [classes.focus] : []),
		...(graph.selectedId === record.id ? [classes.selected] : []),
		...(graph.fresh?.has(record.id) ? [classes.fresh] : []),
		...(isDim ? [classes.dim] : []),
		...(isPlain ? [classes.plain] : []),
		...(record.kind === "run" && record.status === "running" ? [classes.running] : []),
		...(record.kind === "file" && (record.isArchived || record.isDeleted) ? [classes.gone] : []),
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
				data-node={record.id}
				tabIndex={graph.activeId === record.id ? 0 : -1}
				aria-label={graph.nameOf(record)}
				aria-pressed={graph.selectedId === record.id}
				onFocus={() => graph.activate(record.id)}
				onClick={(event) => graph.select(record.id, event.shiftKey)}
			>
				{isPlain ? (
					<span className={classes.plainTitle}>{plainTitle(record)}</span>
				) : (
					<CardText record={record} look={look} now={graph.now} />
				)}
			</button>
			<More record={record} side="up" />
			<More record={record} side="down" />
		</div>
	);
});

function CardText({ record, look, now }: { record: LineageNode; look: Look; now: number }) {
	const Icon = look.icon;
	const stale = staleText(record);
	const title = cardTitle(record);
	return (
		<>
			<span className={classes.icon}>
				{record.kind === "file" ? (
					<SuffixIcon suffix={record.suffix} type={record.type} />
				) : (
					<Icon size={18} stroke={1.8} aria-hidden />
				)}
			</span>
			<span className={classes.text}>
				<span className={classes.title} title={title}>
					{shortenMiddle(title, titleLength)}
				</span>
				<span className={classes.facts}>
					{stale && (
						<span className={classes.stale} title={stale}>
							stale
						</span>
					)}
					{nodeFacts(record, now).join(" · ")}
				</span>
			</span>
		</>
	);
}

/** `+3`: neighbours on that side that are not shown; a click shows them. */
function More({ record, side }: { record: LineageNode; side: "up" | "down" }) {
	const graph = useGraph();
	const count = record.hidden[side];
	if (count === 0) return null;
	const where = side === "up" ? "before" : "after";
	return (
		<button
			type="button"
			className={`${classes.more} ${classes[side]}`}
			tabIndex={-1}
			onClick={() => graph.expand(record.id)}
			aria-label={`Show ${count} more ${where} ${nodeTitle(record)}`}
			title={`${count} more ${where} this are not shown`}
		>
			+{count}
		</button>
	);
}
