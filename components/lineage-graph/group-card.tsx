"use client";

import { memo } from "react";
import type { NodeProps } from "reactflow";
import { CardFrame, CardIcon } from "./card-frame.tsx";
import { cardTitle, groupFacts } from "./node-text.ts";
import classes from "./record-card.module.css";
import type { FoldNode } from "./to-flow.ts";

/** Records in the same place, as one pile of cards; a click lists them. */
export const GroupCard = memo(function GroupCard({ data: { group } }: NodeProps<FoldNode>) {
	return (
		<CardFrame node={group} names={[classes[group.of], classes.pile]}>
			<CardIcon node={group} />
			<span className={classes.text}>
				<span className={classes.title}>{cardTitle(group)}</span>
				<span className={classes.facts}>{groupFacts(group).join(" · ")}</span>
			</span>
		</CardFrame>
	);
});
