"use client";

import { IconHistory } from "@tabler/icons-react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { FilterMenu } from "./filters/filter-menu.tsx";
import type { FilterChange, FilterValues } from "./filters/filter-values.ts";
import classes from "./toolbar.module.css";

/** What narrows the graph down: filters and time. */
export function Narrowing({
	view,
	filters,
	onFilter,
	isTimeOpen,
	onTime,
}: {
	view: LineageView;
	filters: FilterValues;
	onFilter: (change: FilterChange) => void;
	isTimeOpen: boolean;
	onTime: () => void;
}) {
	return (
		<>
			<FilterMenu view={view} values={filters} set={onFilter} />
			<button type="button" className={classes.button} aria-pressed={isTimeOpen} onClick={onTime}>
				<IconHistory size={15} aria-hidden /> Time
			</button>
		</>
	);
}
