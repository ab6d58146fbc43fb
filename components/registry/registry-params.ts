import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringLiteral } from "nuqs/server";

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
		tag: parseAsString,
		by: parseAsString,
		from: parseAsIsoDate,
		to: parseAsIsoDate,
	};
}

interface SharedParams {
	q: string;
	dir: "asc" | "desc";
	pages: string[];
	tag: string | null;
	by: string | null;
	from: Date | null;
	to: Date | null;
}

/** Turns the shared parameters to what list verbs take; `to` includes its whole day. */
export function sharedListInput(p: SharedParams) {
	const cursor = p.pages.at(-1);
	return {
		dir: p.dir,
		...(p.q ? { q: p.q } : {}),
		...(cursor ? { cursor } : {}),
		...(p.tag ? { tag: p.tag } : {}),
		...(p.by ? { createdBy: p.by } : {}),
		...dateRange(p),
	};
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
