import type { PreviewTable } from "../contracts/previews.ts";
import { columnType, isNumericType } from "./column-types.ts";

export const maxRows = 200;
export const maxColumns = 100;
const maxCell = 400;

/** A text that fits into a cell, and says when it was longer. */
export function cellText(text: string): string {
	return text.length <= maxCell ? text : `${text.slice(0, maxCell)}…`;
}

/** A bounded table of named columns; their types are read off the values unless they are known. */
export function makeTable(
	names: readonly string[],
	rows: readonly (readonly (string | null | undefined)[])[],
	{
		title = null,
		types,
		note = null,
	}: { title?: string | null; types?: readonly string[]; note?: string | null } = {},
): PreviewTable {
	const shown = rows.slice(0, maxRows);
	const columns = names.slice(0, maxColumns).map((name, index) => {
		const type = types?.[index] ?? columnType(shown.map((row) => row[index]));
		return { name: cellText(name), type, isNumeric: isNumericType(type) };
	});
	const left = names.length > maxColumns ? `The first ${maxColumns} of ${names.length} columns.` : null;
	return {
		title,
		columns,
		rows: shown.map((row) =>
			columns.map((_, index) => {
				const value = row[index];
				return value === null ? null : cellText(value ?? "");
			}),
		),
		note: [note, left].filter(Boolean).join(" ") || null,
	};
}

/** `First 200 of 5,120 rows`, or `All 12 rows`. */
export function extentOf(
	what: string,
	shown: number,
	total: number | null,
): { extent: string; isWhole: boolean } {
	const one = what.replace(/ies$/, "y").replace(/s$/, "");
	const count = (n: number) => `${n.toLocaleString("en")} ${n === 1 ? one : what}`;
	if (total === shown)
		return { extent: shown === 1 ? `The one ${one}` : `All ${count(shown)}`, isWhole: true };
	return total === null
		? { extent: `First ${count(shown)}`, isWhole: false }
		: { extent: `First ${shown.toLocaleString("en")} of ${count(total)}`, isWhole: false };
}
