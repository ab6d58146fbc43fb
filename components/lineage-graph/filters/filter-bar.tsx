"use client";

import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { FilterChips } from "../../filters/filter-chips.tsx";
import { chipsOf, type FilterChange, type FilterValues, hiddenCount, noFilters } from "./filter-values.ts";
import classes from "./filters.module.css";

export interface FilterBarProps {
	view: LineageView;
	values: FilterValues;
	set: (change: FilterChange) => void;
}

/** The filters that are on, for graph and list alike, and what they hide. */
export function FilterBar({ view, values, set }: FilterBarProps) {
	const hidden = hiddenCount(view);
	const isAll = hidden > 0 && view.nodes.length === 1;
	return (
		<FilterChips chips={chipsOf(values)} set={set} onClear={() => set(noFilters)}>
			<span className={isAll ? classes.allHidden : classes.hides}>
				{isAll
					? `Everything but the focus is hidden: ${count(hidden)}.`
					: hidden > 0 && `${count(hidden)} hidden`}
			</span>
		</FilterChips>
	);
}

const count = (n: number) => (n === 1 ? "1 record" : `${n.toLocaleString("en")} records`);
