import type { ColumnTable } from "arquero";

export type Table = ColumnTable;

/** Makes an Arquero table. Arquero is loaded here, at first use, so that a start does not pay for it. */
export async function toTable(rows: Record<string, unknown>[]): Promise<Table> {
	const { from } = await import("arquero");
	return from(rows);
}
