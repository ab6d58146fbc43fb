import type { ColumnTable } from "arquero";

/** A table of Arquero (https://idl.uw.edu/arquero): `print()`, `objects()`, `filter(…)`, `toCSV()` and more. */
export type Table = ColumnTable;

/** How many rows a notebook shows. */
const shownRows = 100;

/** Makes an Arquero table. Arquero is loaded here, at first use, so that a start does not pay for it. */
export async function toTable(rows: Record<string, unknown>[]): Promise<Table> {
	const { from } = await arquero();
	return from(rows);
}

/** Arquero, whose tables a notebook shows as HTML. */
export async function arquero(): Promise<typeof import("arquero")> {
	const module = await import("arquero");
	const display = Symbol.for("Jupyter.display");
	const prototype: object = module.ColumnTable.prototype;
	if (!Object.hasOwn(prototype, display)) {
		Object.defineProperty(prototype, display, {
			value(this: ColumnTable) {
				return {
					"text/html": this.toHTML({ limit: shownRows }),
					"text/plain": this.toMarkdown({ limit: shownRows }),
				};
			},
		});
	}
	return module;
}
