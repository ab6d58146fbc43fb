"use client";

import { useState } from "react";
import type { LineageFacet } from "../../../lib/contracts/lineage.ts";
import shared from "../../filters/filters.module.css";
import { TagChip } from "../../record/tag-chip.tsx";
import { type FacetKey, facetOptions, valueText } from "./filter-values.ts";
import classes from "./filters.module.css";

/** So many values are offered at first; what is chosen always. */
const offered = 6;
/** From so many on, words find one. */
const searched = 12;

export interface FacetGroupProps {
	facetKey: FacetKey;
	label: string;
	facet: LineageFacet;
	chosen: readonly string[];
	onToggle: (value: string) => void;
}

/** One question of the filters: its values, each with how many records have it. */
export function FacetGroup({ facetKey, label, facet, chosen, onToggle }: FacetGroupProps) {
	const [isWhole, setWhole] = useState(false);
	const [words, setWords] = useState("");
	const options = facetOptions(facet, chosen);
	if (options.length === 0) return null;
	const hits = options.filter(({ value }) =>
		valueText(facetKey, value).toLowerCase().includes(words.trim().toLowerCase()),
	);
	const shown = isWhole ? hits : hits.filter(({ value }, i) => i < offered || chosen.includes(value));
	return (
		<fieldset className={classes.group}>
			<legend>{label}</legend>
			{isWhole && options.length >= searched && (
				<input
					value={words}
					onChange={(event) => setWords(event.currentTarget.value)}
					placeholder={`Find among ${options.length}`}
					aria-label={`Find among ${label.toLowerCase()}`}
				/>
			)}
			{shown.map(({ value, count }) => (
				<label key={value}>
					<input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
					<span className={shared.value}>
						{facetKey === "tags" ? <TagChip tag={value} /> : valueText(facetKey, value)}
					</span>
					<span className={shared.count}>{count.toLocaleString("en")}</span>
				</label>
			))}
			{isWhole && hits.length === 0 && <p>None has these words.</p>}
			{options.length > offered && (
				<button
					type="button"
					className={shared.linkButton}
					aria-expanded={isWhole}
					onClick={() => {
						setWhole(!isWhole);
						setWords("");
					}}
				>
					{isWhole ? "Fewer" : `All ${options.length}`}
					<span className={shared.hidden}> {label.toLowerCase()}</span>
				</button>
			)}
		</fieldset>
	);
}
