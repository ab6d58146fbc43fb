"use client";

import { IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import shared from "../../filters/filters.module.css";
import type { ColumnFilter } from "../columns.ts";
import { FacetMenu } from "./facet-menu.tsx";
import { chipsOf, type Setter, type Values } from "./filter-chips-of.ts";
import classes from "./filters.module.css";
import { DatesMenu, SizesMenu } from "./range-menus.tsx";
import { ChoiceMenu, TextMenu } from "./simple-menus.tsx";
import type { FacetsAction } from "./use-facet.ts";

export interface FilterRowProps {
	filters: readonly ColumnFilter[];
	values: Values;
	set: Setter;
	/** The filters as the services take them: facets are counted under these. */
	question: object;
	facets: FacetsAction;
}

/** A menu for everything that a registry can be narrowed by; on a phone behind one button. */
export function FilterRow({ filters, values, set, question, facets }: FilterRowProps) {
	const [isOpen, setOpen] = useState(false);
	const on = chipsOf(filters, values).length;
	return (
		<div className={classes.row}>
			<button
				type="button"
				className={`${shared.button} ${classes.opener}`}
				aria-expanded={isOpen}
				onClick={() => setOpen(!isOpen)}
			>
				<IconFilter size={16} aria-hidden /> Filters{on > 0 && ` (${on})`}
			</button>
			<div className={classes.menus} data-open={isOpen || undefined}>
				{filters.map((filter) => {
					const props = { values, set };
					switch (filter.kind) {
						case "facet":
							return (
								<FacetMenu
									key={filter.label}
									filter={filter}
									{...props}
									question={question}
									facets={facets}
								/>
							);
						case "dates":
							return <DatesMenu key={filter.label} filter={filter} {...props} />;
						case "sizes":
							return <SizesMenu key={filter.label} filter={filter} {...props} />;
						case "choice":
							return <ChoiceMenu key={filter.label} filter={filter} {...props} />;
						case "text":
							return <TextMenu key={filter.label} filter={filter} {...props} />;
						default:
							return null;
					}
				})}
			</div>
		</div>
	);
}
