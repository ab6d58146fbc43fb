"use client";

import type { FacetValue } from "../../../lib/contracts/facets.ts";
import { facetLimits } from "../../../lib/contracts/list-limits.ts";
import shared from "../../filters/filters.module.css";
import { TagChip } from "../../record/tag-chip.tsx";
import { valueText } from "./filter-chips-of.ts";
import classes from "./filters.module.css";
import type { FacetState } from "./use-facet.ts";

/** The values of a facet to choose from; what is chosen stays in the list though nothing has it. */
export function FacetOptions({
	label,
	isTags,
	words,
	state,
	chosen,
	isFound,
	onToggle,
	onRetry,
}: {
	label: string;
	/** Its values are tags, and look like them. */
	isTags: boolean;
	/** What values mean, where they do not say it. */
	words: Readonly<Record<string, string>> | undefined;
	state: FacetState;
	chosen: readonly string[];
	/** Words narrow the list. */
	isFound: boolean;
	onToggle: (value: string) => void;
	onRetry: () => void;
}) {
	const known = new Set(state.values.map(({ value }) => value));
	const others = isFound ? [] : chosen.filter((value) => !known.has(value));
	if (state.status === "failed") {
		return (
			<p role="alert">
				The values could not be read.{" "}
				<button type="button" className={shared.linkButton} onClick={onRetry}>
					Try again
				</button>
			</p>
		);
	}
	const isFirst = state.status !== "ready" && state.values.length === 0;
	return (
		<>
			<fieldset className={classes.options} aria-busy={state.status === "loading"}>
				<legend className={shared.hidden}>{label}</legend>
				{others.map((value) => (
					<Option
						key={value}
						value={value}
						isTag={isTags}
						words={words?.[value]}
						isChosen
						onToggle={onToggle}
					/>
				))}
				{state.values.map((each) => (
					<Option
						key={each.value}
						value={each.value}
						found={each}
						isTag={isTags}
						words={words?.[each.value]}
						isChosen={chosen.includes(each.value)}
						onToggle={onToggle}
					/>
				))}
			</fieldset>
			<p role="status" className={classes.quiet}>
				{isFirst
					? "Counting…"
					: known.size === 0 && others.length === 0
						? isFound
							? "None has these words."
							: "Nothing to choose."
						: state.hasMore && `The first ${facetLimits.values} are shown; words find others.`}
			</p>
		</>
	);
}

function Option({
	value,
	found,
	isTag,
	words,
	isChosen,
	onToggle,
}: {
	value: string;
	found?: FacetValue;
	isTag: boolean;
	words: string | undefined;
	isChosen: boolean;
	onToggle: (value: string) => void;
}) {
	return (
		<label>
			<input type="checkbox" checked={isChosen} onChange={() => onToggle(value)} />
			<span className={shared.value}>
				{isTag ? <TagChip tag={value} /> : valueText(value)}
				{words && <small> {words}</small>}
				{found?.label && found.value !== "none" && <small> {found.label}</small>}
			</span>
			{found && <span className={shared.count}>{countText(found)}</span>}
		</label>
	);
}

/** `1,204`, `10k+`; `300+` or `some` where counting stopped earlier. */
function countText({ count, isAtLeast }: FacetValue): string {
	if (count === null) return "10k+";
	if (isAtLeast && count === 0) return "some";
	return `${count.toLocaleString("en")}${isAtLeast ? "+" : ""}`;
}
