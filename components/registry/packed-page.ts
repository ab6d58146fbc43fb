import type { Page } from "../../lib/contracts/common.ts";

/**
 * A page of rows on its way from the server, as one text. React would take every value of it in its hands three times;
 * a text it hands on. The names of fields are said once, not with each row.
 */
export interface PackedPage<T> {
	readonly text: string;
	/** Nothing has it: it says what the rows are. */
	readonly rows?: T;
}

type Row = Readonly<Record<string, unknown>>;

/** Packs a page for {@link unpackPage}. */
export function packPage<T extends object>({ items, ...rest }: Page<T>): PackedPage<T> {
	const names = new Set<string>();
	for (const item of items) for (const field in item) names.add(field);
	const fields = [...names];
	// Null and left out are two things; fields are left out seldom.
	const without: [number, string[]][] = [];
	const rows = items.map((item, at) => {
		const values = fields.map((field) => (item as Row)[field]);
		if (values.includes(undefined)) without.push([at, fields.filter((_, i) => values[i] === undefined)]);
		return values;
	});
	return { text: JSON.stringify({ ...rest, fields, rows, without }) };
}

/** The page that was packed. */
export function unpackPage<T extends object>({ text }: PackedPage<T>): Page<T> {
	const { fields, rows, without, ...rest } = JSON.parse(text) as Omit<Page<T>, "items"> & {
		fields: string[];
		rows: unknown[][];
		without: [number, string[]][];
	};
	const items = rows.map((values) => Object.fromEntries(fields.map((field, i) => [field, values[i]])));
	for (const [at, left] of without) for (const field of left) delete items[at]?.[field];
	return { ...rest, items: items as T[] };
}
