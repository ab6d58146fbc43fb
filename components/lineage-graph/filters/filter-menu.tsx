"use client";

import { IconFilter, IconX } from "@tabler/icons-react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import shared from "../../filters/filters.module.css";
import { toggled } from "../../filters/toggled.ts";
import { usePopover } from "../../filters/use-popover.ts";
import { useLater } from "../../shell/use-later.ts";
import type { FacetGroupProps } from "./facet-group.tsx";
import { chipsOf, type FilterChange, type FilterValues, facetQuestions, noFilters } from "./filter-values.ts";
import classes from "./filters.module.css";
import { TimeGroup } from "./time-group.tsx";

// Behind a button: what is in it comes after the graph.
const loadFacetGroup = async () => (await import("./facet-group.tsx")).FacetGroup;

/** Narrows the graph. Filters hide, they never cut: an edge says how many hidden nodes it goes through. */
export function FilterMenu({
	view,
	values,
	set,
}: {
	view: LineageView;
	values: FilterValues;
	set: (change: FilterChange) => void;
}) {
	const FacetGroup = useLater<FacetGroupProps>(loadFacetGroup);
	const { details, close, onKeyDown } = usePopover();
	const { facets } = view;
	const active = chipsOf(values).length;
	return (
		<details className={shared.menu} ref={details} onKeyDown={onKeyDown}>
			<summary className={shared.button}>
				<IconFilter size={15} aria-hidden /> Filters{active > 0 && ` (${active})`}
			</summary>
			<section className={shared.sheet} aria-label="Filters">
				<header className={shared.head}>
					<span>Show only</span>
					<button type="button" className={shared.iconButton} onClick={close} aria-label="Close filters">
						<IconX size={16} aria-hidden />
					</button>
				</header>
				{FacetGroup &&
					facetQuestions.map(({ key, label }) => (
						<FacetGroup
							key={key}
							facetKey={key}
							label={label}
							facet={facets[key]}
							chosen={values[key] ?? []}
							onToggle={(value) => set({ [key]: toggled(values[key], value) })}
						/>
					))}
				{(facets.archived > 0 || values.archived !== null) && (
					<fieldset className={classes.group}>
						<legend>Archive</legend>
						<label>
							<input
								type="checkbox"
								checked={values.archived !== null}
								onChange={() => set({ archived: values.archived === null ? "include" : null })}
							/>
							<span className={shared.value}>show archived files too</span>
							<span className={shared.count}>{facets.archived.toLocaleString("en")}</span>
						</label>
					</fieldset>
				)}
				<TimeGroup after={values.after} before={values.before} set={set} />
				{active > 0 && (
					<button type="button" className={shared.button} onClick={() => set(noFilters)}>
						Clear all
					</button>
				)}
			</section>
		</details>
	);
}
