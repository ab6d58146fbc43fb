import type { LineageFacet, LineageFacets, LineageView } from "../../../lib/contracts/lineage.ts";
import { noSuffix } from "../../../lib/contracts/lineage-terms.ts";
import type { FilterChip } from "../../filters/filter-chips.tsx";
import { toggled } from "../../filters/toggled.ts";
import { formatTime } from "../../record/time.ts";

/** What a graph can be narrowed to by choosing values; the keys are those of the address. */
export type FacetKey = Exclude<keyof LineageFacets, "archived">;

/** What the address says of filters; null shows everything. */
export type FilterValues = Record<FacetKey, readonly string[] | null> & {
	after: Date | null;
	before: Date | null;
	archived: string | null;
};

/** What becomes of the address. */
export type FilterChange = Record<string, string[] | string | Date | null>;

/** The questions in the order in which they are asked, and what a chosen value of each is called. */
export const facetQuestions: readonly { key: FacetKey; label: string; chip: string }[] = [
	{ key: "kinds", label: "Kind", chip: "kind" },
	{ key: "suffixes", label: "Files", chip: "files" },
	{ key: "statuses", label: "Runs", chip: "runs" },
	{ key: "types", label: "Code", chip: "code" },
	{ key: "people", label: "People", chip: "by" },
	{ key: "tags", label: "Tags", chip: "tag" },
];

/** A chosen value as people read it. */
export function valueText(key: FacetKey, value: string): string {
	if (key === "suffixes" && value === noSuffix) return "no suffix";
	if (key === "kinds") return value === "user" ? "people" : `${value}s`;
	return value;
}

/** What can be chosen, the most frequent first; what is chosen stays in the list though nothing has it. */
export function facetOptions(facet: LineageFacet, chosen: readonly string[]): LineageFacet {
	const known = new Set(facet.map(({ value }) => value));
	return [...facet, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))];
}

/** Every filter that is on, each by itself. */
export function chipsOf(values: FilterValues): FilterChip<FilterChange>[] {
	const chips: FilterChip<FilterChange>[] = facetQuestions.flatMap(({ key, chip }) =>
		(values[key] ?? []).map((value) => ({
			label: `${chip}: ${valueText(key, value)}`,
			...(key === "tags" ? { tag: value } : {}),
			off: { [key]: toggled(values[key], value) },
		})),
	);
	if (values.after) chips.push({ label: `recorded from ${dayText(values.after)}`, off: { after: null } });
	if (values.before)
		chips.push({ label: `recorded before ${dayText(values.before)}`, off: { before: null } });
	if (values.archived) chips.push({ label: "archived too", off: { archived: null } });
	return chips;
}

/** Takes every filter off. */
export const noFilters: FilterChange = {
	kinds: null,
	suffixes: null,
	statuses: null,
	types: null,
	people: null,
	tags: null,
	after: null,
	before: null,
	archived: null,
};

/** A whole day as a day, another moment with its time; UTC both. */
function dayText(at: Date): string {
	const text = formatTime(at.toISOString());
	return text.endsWith("00:00") ? text.slice(0, -6) : `${text} UTC`;
}

/** How many records filters or archive hide, of what the walk reached in this lens. */
export function hiddenCount({ nodes, facets }: LineageView): number {
	const walked = facets.kinds.reduce((sum, { count }) => sum + count, 0);
	return Math.max(0, walked - nodes.length);
}
