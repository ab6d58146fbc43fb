import {
	parseAsArrayOf,
	parseAsBoolean,
	parseAsIsoDate,
	parseAsNumberLiteral,
	parseAsString,
	parseAsStringLiteral,
} from "nuqs/server";
import { densities, pageSizes } from "./view/view-prefs.ts";

/** The part of the URL that every registry shares. `pages` holds the cursors walked so far. */
export function registryParams<const Sort extends string>(
	sorts: readonly Sort[],
	defaultSort: NoInfer<Sort>,
) {
	return {
		q: parseAsString.withDefault(""),
		sort: parseAsStringLiteral(sorts).withDefault(defaultSort),
		dir: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
		pages: parseAsArrayOf(parseAsString).withDefault([]),
		tag: parseAsArrayOf(parseAsString),
		by: parseAsArrayOf(parseAsString),
		from: parseAsIsoDate,
		to: parseAsIsoDate,
		/** Columns in their order, `key.320` with its width; left out, the person's own or the usual ones. */
		cols: parseAsArrayOf(parseAsString),
		density: parseAsStringLiteral(densities),
		limit: parseAsNumberLiteral(pageSizes),
		/** Everything is wanted, not the view that the person begins with. */
		all: parseAsBoolean,
		/** The record that the panel beside the table shows. */
		peek: parseAsString,
	};
}

interface SharedParams {
	q: string;
	dir: "asc" | "desc";
	pages: string[];
	tag: string[] | null;
	by: string[] | null;
	from: Date | null;
	to: Date | null;
}

/** The shared filters as list verbs take them; `to` includes its whole day. */
export function sharedFilters(p: Omit<SharedParams, "dir" | "pages">) {
	return {
		...(p.q ? { q: p.q } : {}),
		...(p.tag ? { tag: p.tag } : {}),
		...(p.by ? { createdBy: p.by } : {}),
		...dateRange(p),
	};
}

/** Where in which order a page begins, and how much is on it. */
export function paging<Sort extends string>(
	p: { sort: Sort; dir: "asc" | "desc"; pages: string[]; limit: number | null },
	usual: { limit?: number | undefined },
) {
	const cursor = p.pages.at(-1);
	const limit = p.limit ?? usual.limit;
	return { sort: p.sort, dir: p.dir, ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}) };
}

/** The created-at bounds of a pair of days. */
export function dateRange({ from, to }: { from: Date | null; to: Date | null }) {
	return {
		...(from ? { createdAfter: from.toISOString() } : {}),
		...(to ? { createdBefore: new Date(to.getTime() + 86_400_000).toISOString() } : {}),
	};
}

/** Drops the empty values of a record, so that a verb sees only what was asked. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ""),
	) as { [K in keyof T]?: NonNullable<T[K]> };
}
