import type { Database } from "./client.ts";

/** Rows of a raw query, alike on both drivers: one answers an array, the other `{ rows }`. */
export async function rows<T extends object>(
	db: Pick<Database, "execute">,
	query: Parameters<Database["execute"]>[0],
): Promise<T[]> {
	const answer: unknown = await db.execute(query);
	return (Array.isArray(answer) ? answer : (answer as { rows: T[] }).rows) as T[];
}
