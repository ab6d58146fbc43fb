/** How a registry is laid out: what the address says of it, and what is remembered. */
export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];
export const pageSizes = [50, 100, 250, 500] as const;
export type PageSize = (typeof pageSizes)[number];

export interface ViewPrefs {
	cols: string[] | null;
	density: Density | null;
	limit: PageSize | null;
}

/** One column as it stands in the table. */
export interface ShownColumn {
	id: string;
	width: number | null;
}

export const columnWidths = { min: 60, max: 900, step: 20 } as const;

/**
 * Reads `key.320,createdAt`: columns in their order, each with the width that somebody gave it. What the registry does
 * not have is left out; its first column, which names the record, is always there.
 */
export function readCols(cols: readonly string[] | null, known: readonly string[], usual: readonly string[]) {
	const shown = new Map<string, ShownColumn>();
	for (const text of cols ?? usual) {
		const [id = "", width = ""] = text.split(".");
		if (known.includes(id)) shown.set(id, { id, width: widthOf(width) });
	}
	const [first] = known;
	const all = [...shown.values()];
	return first === undefined || shown.has(first) ? all : [{ id: first, width: null }, ...all];
}

function widthOf(text: string): number | null {
	return /^\d{1,4}$/.test(text) ? clampWidth(Number(text)) : null;
}

export function clampWidth(width: number): number {
	return Math.round(Math.min(columnWidths.max, Math.max(columnWidths.min, width)));
}

/** The columns as the address says them; null when they are the usual ones. */
export function printCols(shown: readonly ShownColumn[], usual: readonly string[]): string[] | null {
	const texts = shown.map(({ id, width }) => (width === null ? id : `${id}.${width}`));
	return texts.join() === usual.join() ? null : texts;
}

/** The columns with one moved by some places. */
export function moved(shown: readonly ShownColumn[], id: string, by: number): ShownColumn[] {
	const from = shown.findIndex((each) => each.id === id);
	const column = shown[from];
	if (!column) return [...shown];
	const rest = shown.filter((each) => each !== column);
	rest.splice(Math.min(rest.length, Math.max(0, from + by)), 0, column);
	return rest;
}

/** The preferences in a cookie, and back; what makes no sense is as if it were not there. */
export function printPrefs({ cols, density, limit }: ViewPrefs): string {
	const parts = [cols?.join(",") ?? "", density ?? "", limit ?? ""];
	return parts.some((part) => part !== "") ? parts.join("~") : "";
}

export function readPrefs(text: string | undefined): ViewPrefs {
	const [cols = "", density = "", limit = ""] = (text ?? "").split("~");
	return {
		cols: /^[\w.,]{1,400}$/.test(cols) ? cols.split(",") : null,
		density: densities.find((each) => each === density) ?? null,
		limit: pageSizes.find((each) => String(each) === limit) ?? null,
	};
}

/** The cookie that remembers how somebody likes a registry. */
export function prefsCookie(noun: string): string {
	return `whence_view_${noun}`;
}
