import type { SQL } from "drizzle-orm";

/** Whatever runs a query: the database or a transaction, of either driver. */
interface Executes {
	execute(query: SQL): unknown;
}

/** Rows of a raw query, alike on both drivers: one answers an array, the other `{ rows }`. */
export async function rows<T extends object>(db: Executes, query: SQL): Promise<T[]> {
	const answer: unknown = await db.execute(query);
	return (Array.isArray(answer) ? answer : (answer as { rows: T[] }).rows) as T[];
}
