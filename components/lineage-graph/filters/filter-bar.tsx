"use client";

import { IconX } from "@tabler/icons-react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { chipsOf, type FilterChange, type FilterValues, hiddenCount, noFilters } from "./filter-values.ts";
import classes from "./filters.module.css";

/** The filters that are on, for graph and list alike: each goes by a click, or all at once. */
export function FilterBar({
	view,
	values,
	set,
}: {
	view: LineageView;
	values: FilterValues;
	set: (change: FilterChange) => void;
}) {
	const chips = chipsOf(values);
	if (chips.length === 0) return null;
	const hidden = hiddenCount(view);
	const isAll = hidden > 0 && view.nodes.length === 1;
	return (
		<section className={classes.bar} aria-label="Filters that are on">
			<ul className={classes.chips}>
				{chips.map(({ label, off }) => (
					<li key={label}>
						<button type="button" className={classes.chip} onClick={() => set(off)}>
							<span className={classes.hidden}>Remove the filter </span>
							{label}
							<IconX size={13} aria-hidden />
						</button>
					</li>
				))}
			</ul>
			<span className={isAll ? classes.allHidden : classes.hides}>
				{isAll
					? `Everything but the focus is hidden: ${count(hidden)}.`
					: hidden > 0 && `${count(hidden)} hidden`}
			</span>
			<button type="button" className={classes.button} onClick={() => set(noFilters)}>
				Clear all
			</button>
		</section>
	);
}

const count = (n: number) => (n === 1 ? "1 record" : `${n.toLocaleString("en")} records`);
