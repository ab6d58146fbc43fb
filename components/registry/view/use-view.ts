"use client";

import { useQueryStates } from "nuqs";
import { parseAsArrayOf, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { useState } from "react";
import type { RegistryColumn } from "../columns.ts";
import {
	type Density,
	densities,
	type PageSize,
	pageSizes,
	prefsCookie,
	printCols,
	printPrefs,
	readCols,
	type ShownColumn,
	type ViewPrefs,
} from "./view-prefs.ts";

const viewParams = {
	cols: parseAsArrayOf(parseAsString),
	density: parseAsStringLiteral(densities),
	limit: parseAsNumberLiteral(pageSizes),
};

/** How the registry is laid out, and how that is changed. */
export interface RegistryView {
	shown: readonly ShownColumn[];
	known: readonly { id: string; label: string }[];
	density: Density;
	limit: PageSize;
	isUsual: boolean;
	setColumns: (shown: readonly ShownColumn[]) => void;
	setDensity: (density: Density) => void;
	setLimit: (limit: PageSize) => void;
	reset: () => void;
}

/** The address says how a registry is laid out, else what the person chose last, else what is usual. */
export function useView<T extends object>(
	noun: string,
	columns: readonly RegistryColumn<T>[],
	remembered: ViewPrefs,
): RegistryView {
	const [asked, setAsked] = useQueryStates(viewParams, { history: "replace" });
	const [mine, setMine] = useState(remembered);
	const known = columns.map((column) => ({ id: idOf(column), label: headerOf(column) }));
	const ids = known.map(({ id }) => id);
	const usual = columns.filter((column) => !column.meta?.isExtra).map(idOf);
	const prefs: ViewPrefs = {
		cols: asked.cols ?? mine.cols,
		density: asked.density ?? mine.density,
		limit: asked.limit ?? mine.limit,
	};
	function change(next: Partial<ViewPrefs>) {
		const all = { ...prefs, ...next };
		remember(noun, all);
		setMine(all);
		// The size of a page is for the server to know, and another size is another page.
		setAsked(next, { shallow: !("limit" in next) });
	}
	return {
		shown: readCols(prefs.cols, ids, usual),
		known,
		density: prefs.density ?? "comfortable",
		limit: prefs.limit ?? 50,
		isUsual: printPrefs(prefs) === "",
		setColumns: (shown) => change({ cols: printCols(shown, usual) }),
		setDensity: (density) => change({ density: density === "comfortable" ? null : density }),
		setLimit: (limit) => change({ limit: limit === 50 ? null : limit }),
		reset: () => change({ cols: null, density: null, limit: null }),
	};
}

const idOf = (column: { id?: string | undefined; accessorKey?: unknown }) =>
	column.id ?? String(column.accessorKey ?? "");
const headerOf = (column: { header?: unknown }) => String(column.header ?? "");

function remember(noun: string, prefs: ViewPrefs): void {
	const text = printPrefs(prefs);
	const age = text === "" ? 0 : 365 * 86_400;
	// biome-ignore lint/suspicious/noDocumentCookie: the server reads it, so that the first paint is right; CookieStore is not in every browser.
	document.cookie = `${prefsCookie(noun)}=${text}; path=/; max-age=${age}; samesite=lax`;
}
