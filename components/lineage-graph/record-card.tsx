"use client";

import { memo } from "react";
import type { NodeProps } from "reactflow";
import type { LineageNode } from "../../lib/contracts/lineage.ts";
import { CardFrame, CardIcon } from "./card-frame.tsx";
import { shortenMiddle } from "./format.ts";
import { useGraph } from "./graph-state.ts";
import { CardFacts } from "./live/card-facts.tsx";
import { cardTitle, nodeTitle, staleText } from "./node-text.ts";
import classes from "./record-card.module.css";
import type { CardNode } from "./to-flow.ts";

const titleLength = 30;

/** One record of the graph, in the shape and colour of its kind. */
export const RecordCard = memo(function RecordCard({ data: { record, isFocus } }: NodeProps<CardNode>) {
	const names = [
		classes[record.kind],
		...(isFocus ? [classes.focus] : []),
		...(record.kind === "file" && (record.isArchived || record.isDeleted) ? [classes.gone] : []),
	];
	return (
		<CardFrame
			node={record}
			names={names}
			beside={
				<>
					<More record={record} side="up" />
					<More record={record} side="down" />
				</>
			}
		>
			<CardIcon node={record} />
			<CardText record={record} />
		</CardFrame>
	);
});

function CardText({ record }: { record: LineageNode }) {
	const stale = staleText(record);
	const title = cardTitle(record);
	return (
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
				<CardFacts record={record} />
			</span>
		</span>
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
