"use client";

import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "../registry.module.css";
import type { Chosen, Selection } from "./use-selection.ts";

/** What is done to the chosen: `done` lets go of them. */
export type Bulk = (chosen: Chosen, count: number, done: () => void) => ReactNode;

/** How many rows are chosen, the way to choose all that match, and what can be done to them. */
export function BulkBar({
	noun,
	selection,
	total,
	bulk,
}: {
	noun: string;
	selection: Selection;
	/** Null when more match than one call takes. */
	total: number | null;
	bulk: Bulk;
}) {
	const { count, elsewhere, isAll } = selection;
	if (count === 0) return null;
	const where = elsewhere > 0 ? `, ${elsewhere.toLocaleString("en")} on other pages` : "";
	return (
		<section className={classes.bulk} aria-label={`Chosen ${noun}`}>
			<strong role="status">
				{isAll ? `All ${count.toLocaleString("en")} that match` : `${count.toLocaleString("en")} chosen`}
				{!isAll && where}
			</strong>
			{!isAll && total !== null && total > count && (
				<button type="button" className={classes.linkButton} onClick={selection.chooseAll}>
					Choose all {total.toLocaleString("en")} that match
				</button>
			)}
			{bulk(selection.chosen, count, selection.clear)}
			<button
				type="button"
				className={classes.iconButton}
				aria-label="Let go of the chosen"
				onClick={selection.clear}
			>
				<IconX size={16} aria-hidden />
			</button>
		</section>
	);
}
