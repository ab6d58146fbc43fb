import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { rows } from "./rows.ts";

/** The rows of several queries that do not need each other's, by one statement; bound how many each has. */
export async function rowsTogether<T>(db: Database, queries: readonly SQL[]): Promise<T[][]> {
	if (queries.length === 0) return [];
	const columns = queries.map(
		(query, at) => sql`(select json_agg(asked) from (${query}) as asked)::text as ${sql.raw(`a${at}`)}`,
	);
	const [found] = await rows<Record<string, string | null>>(db, sql`select ${sql.join(columns, sql`, `)}`);
	return queries.map((_, at) => {
		const text = found?.[`a${at}`];
		return text ? (JSON.parse(text) as T[]) : [];
	});
}
