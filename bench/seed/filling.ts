import type { noiseOf } from "./noise.ts";
import type { shapeOf } from "./shape.ts";

/** What each family of tables is filled with, as SQL. */
export interface Filling {
	noise: ReturnType<typeof noiseOf>;
	shape: ReturnType<typeof shapeOf>;
	/** When the nth file was made. */
	time: (id: string) => string;
	/** The uid of whoever did that row: a fifth the owner, of the others a few do most. */
	someone: (salt: string, id: string) => string;
}

/** One statement, or one for each part of a long table. */
export interface Step {
	what: string;
	/** Numbers of the rows, from 1; the statement is run for parts of it. */
	count: number;
	/** Inserts the rows `from` to `to`. */
	sql: (from: number, to: number) => string;
}
