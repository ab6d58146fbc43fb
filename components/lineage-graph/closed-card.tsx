"use client";

import { IconFoldDown } from "@tabler/icons-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { CardFrame, CardIcon } from "./card-frame.tsx";
import { shortenMiddle } from "./format.ts";
import { useGraph } from "./graph-state.ts";
import { boxFacts, cardTitle } from "./node-text.ts";
import classes from "./record-card.module.css";
import type { ClosedNode } from "./to-flow.ts";

/** A run with all that it contains, closed into one card. */
export const ClosedCard = memo(function ClosedCard({ data: { closed } }: NodeProps<ClosedNode>) {
	const graph = useGraph();
	const title = cardTitle(closed);
	return (
		<CardFrame
			node={closed}
			names={[classes.run, classes.pile]}
			beside={
				<button
					type="button"
					className={classes.open}
					tabIndex={-1}
					onClick={() => graph.expand(closed.id)}
					aria-label={`Open ${title}`}
					title="Open (e)"
				>
					<IconFoldDown size={15} aria-hidden />
				</button>
			}
		>
			<CardIcon node={closed} />
			<span className={classes.text}>
				<span className={classes.title} title={title}>
					{shortenMiddle(title, 26)}
				</span>
				<span className={classes.facts}>{boxFacts(closed, graph.now).join(" · ")}</span>
			</span>
		</CardFrame>
	);
});
