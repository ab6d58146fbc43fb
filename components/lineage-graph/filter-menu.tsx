"use client";

import { IconFilter } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { type FilterKey, filterOptions, noSuffix } from "./filter-options.ts";
import classes from "./toolbar.module.css";

const questions: readonly { key: FilterKey; label: string }[] = [
	{ key: "suffixes", label: "Files" },
	{ key: "statuses", label: "Runs" },
	{ key: "types", label: "Code" },
	{ key: "people", label: "People" },
];

/** What the address says of filters; null shows everything. */
export type FilterValues = Record<FilterKey | "tags", readonly string[] | null> & { asOf: Date | null };

/** What was there to choose in the views so far: what a filter hides can still be added to it. */
function useSeen(view: LineageView): Record<FilterKey, readonly string[]> {
	const [seen, setSeen] = useState<Record<FilterKey, readonly string[]>>({
		suffixes: [],
		statuses: [],
		types: [],
		people: [],
	});
	useEffect(() => {
		setSeen((before) => ({
			suffixes: valuesSeen(view, "suffixes", before),
			statuses: valuesSeen(view, "statuses", before),
			types: valuesSeen(view, "types", before),
			people: valuesSeen(view, "people", before),
		}));
	}, [view]);
	return seen;
}

function valuesSeen(
	view: LineageView,
	key: FilterKey,
	before: Record<FilterKey, readonly string[]>,
): string[] {
	return filterOptions(view.nodes, key, before[key]).map(({ value }) => value);
}

/** Narrows the graph. Filters hide, they never cut: an edge says how many hidden nodes it goes through. */
export function FilterMenu({
	view,
	values,
	set,
}: {
	view: LineageView;
	values: FilterValues;
	set: (change: Record<string, string[] | Date | null>) => void;
}) {
	const seen = useSeen(view);
	const active =
		questions.filter(({ key }) => values[key] !== null).length +
		(values.tags === null ? 0 : 1) +
		(values.asOf === null ? 0 : 1);
	const toggle = (key: FilterKey, value: string) => {
		const chosen = values[key] ?? [];
		const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
		set({ [key]: next.length > 0 ? next : null });
	};
	return (
		<details className={classes.menu}>
			<summary className={classes.button}>
				<IconFilter size={15} aria-hidden /> Filters{active > 0 && ` (${active})`}
			</summary>
			<div className={classes.filterItems}>
				{questions.map(({ key, label }) => (
					<fieldset key={key} className={classes.filterGroup}>
						<legend>{label}</legend>
						{filterOptions(view.nodes, key, [...seen[key], ...(values[key] ?? [])]).map(
							({ value, count }) => (
								<label key={value}>
									<input
										type="checkbox"
										checked={values[key]?.includes(value) ?? false}
										onChange={() => toggle(key, value)}
									/>
									{value === noSuffix ? "no suffix" : value}
									<span>{count}</span>
								</label>
							),
						)}
					</fieldset>
				))}
				<form
					className={classes.filterGroup}
					key={`${values.tags?.join()} ${values.asOf?.getTime()}`}
					onSubmit={(event) => {
						event.preventDefault();
						const form = new FormData(event.currentTarget);
						const tags = String(form.get("tags") ?? "")
							.split(",")
							.map((tag) => tag.trim())
							.filter(Boolean);
						const at = String(form.get("asOf") ?? "");
						set({ tags: tags.length > 0 ? tags : null, asOf: at === "" ? null : new Date(`${at}:00Z`) });
					}}
				>
					<label className={classes.filterText}>
						Tags, with commas
						<input name="tags" defaultValue={values.tags?.join(", ") ?? ""} />
					</label>
					<label className={classes.filterText}>
						As it was at (UTC)
						<input
							name="asOf"
							type="datetime-local"
							defaultValue={values.asOf?.toISOString().slice(0, 16) ?? ""}
						/>
					</label>
					<p>Names and tags are today's.</p>
					<span className={classes.filterButtons}>
						<button type="submit" className={classes.button}>
							Apply
						</button>
						{active > 0 && (
							<button
								type="button"
								className={classes.button}
								onClick={() =>
									set({ suffixes: null, statuses: null, types: null, people: null, tags: null, asOf: null })
								}
							>
								Show everything
							</button>
						)}
					</span>
				</form>
			</div>
		</details>
	);
}
