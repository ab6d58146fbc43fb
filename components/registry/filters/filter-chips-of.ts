import type { FilterChip } from "../../filters/filter-chips.tsx";
import { toggled } from "../../filters/toggled.ts";
import { formatSize } from "../../record/format-size.ts";
import { formatTime } from "../../record/time.ts";
import type { ColumnFilter } from "../columns.ts";

/** What the address says, by parameter. */
export type Values = Readonly<Record<string, unknown>>;
/** What becomes of the address; null takes a parameter off. */
export type Change = Record<string, unknown>;
export type Setter = (change: Change) => void;

export type Chip = FilterChip<Change>;

/** What is chosen of a facet. */
export function chosenOf(values: Values, key: string): readonly string[] {
	const value = values[key];
	if (Array.isArray(value)) return value.map(String);
	return typeof value === "string" && value !== "" ? [value] : [];
}

const day = (value: unknown) => (value instanceof Date ? formatTime(value.toISOString()).slice(0, -6) : null);
const size = (value: unknown) => (typeof value === "number" ? formatSize(value) : null);
const low = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

/** Every filter that is on, each by itself. */
export function chipsOf(filters: readonly ColumnFilter[], values: Values): Chip[] {
	return filters.flatMap((filter) => chipsOfOne(filter, values));
}

function chipsOfOne(filter: ColumnFilter, values: Values): Chip[] {
	const label = low(filter.label);
	switch (filter.kind) {
		case "facet": {
			const chosen = chosenOf(values, filter.key);
			return chosen.map((value) => ({
				label: `${label}: ${valueText(value)}`,
				...(filter.facet === "tag" ? { tag: value } : {}),
				off: { [filter.key]: toggled(chosen, value) },
			}));
		}
		case "choice": {
			const choice = filter.choices.find(({ value }) => value === values[filter.key]);
			return choice ? [{ label: low(choice.label), off: { [filter.key]: null } }] : [];
		}
		case "text": {
			const value = values[filter.key];
			return value ? [{ label: `${label}: ${String(value)}`, off: { [filter.key]: null } }] : [];
		}
		case "dates":
			return rangeChips(label, day, values, [filter.from, "from"], [filter.to, "to"]);
		case "sizes":
			return rangeChips(label, size, values, [filter.min, "from"], [filter.max, "to"]);
	}
}

function rangeChips(
	label: string,
	text: (value: unknown) => string | null,
	values: Values,
	...ends: [key: string, word: string][]
): Chip[] {
	return ends.flatMap(([key, word]) => {
		const said = text(values[key]);
		return said === null ? [] : [{ label: `${label} ${word} ${said}`, off: { [key]: null } }];
	});
}

/** A value as people read it. */
export function valueText(value: string): string {
	return value === "none" ? "no suffix" : value;
}
