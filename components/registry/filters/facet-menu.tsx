"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import shared from "../../filters/filters.module.css";
import { toggled } from "../../filters/toggled.ts";
import type { ColumnFilter } from "../columns.ts";
import { FacetOptions } from "./facet-options.tsx";
import { chosenOf, type Setter, type Values } from "./filter-chips-of.ts";
import { FilterPopover } from "./filter-popover.tsx";
import classes from "./filters.module.css";
import { type FacetsAction, useFacet } from "./use-facet.ts";

/** From so many values on, words find one. */
const searched = 9;
const pauseMs = 200;

/** Several values of one question, each with how many records have it. They are counted when the menu opens. */
export function FacetMenu({
	filter,
	values,
	set,
	question,
	facets,
}: {
	filter: Extract<ColumnFilter, { kind: "facet" }>;
	values: Values;
	set: Setter;
	question: object;
	facets: FacetsAction;
}) {
	const chosen = chosenOf(values, filter.key);
	const [words, setWords] = useState("");
	const { state, load } = useFacet(filter.facet, question, facets);
	const loadSoon = useDebouncedCallback((find: string) => load(find), pauseMs);
	const isSearched = words !== "" || state.hasMore || state.values.length >= searched;
	return (
		<FilterPopover
			label={filter.label}
			count={chosen.length}
			onOpen={() => {
				setWords("");
				load("");
			}}
		>
			{isSearched && (
				<input
					className={classes.find}
					type="search"
					value={words}
					placeholder={`Find ${filter.label.toLowerCase()}`}
					aria-label={`Find among ${filter.label.toLowerCase()}`}
					onChange={(event) => {
						setWords(event.currentTarget.value);
						loadSoon(event.currentTarget.value.trim());
					}}
				/>
			)}
			<FacetOptions
				label={filter.label}
				words={filter.words}
				isTags={filter.facet === "tag"}
				state={state}
				chosen={chosen}
				isFound={words !== ""}
				onToggle={(value) => set({ [filter.key]: toggled(chosen, value) })}
				onRetry={() => load(words)}
			/>
			{chosen.length > 0 && (
				<button type="button" className={shared.linkButton} onClick={() => set({ [filter.key]: null })}>
					Clear {filter.label.toLowerCase()}
				</button>
			)}
		</FilterPopover>
	);
}
