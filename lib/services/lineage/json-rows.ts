import { type SQL, sql } from "drizzle-orm";
import { byIndexes } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { letOthersWork } from "./let-others-work.ts";

type Row<Columns> = { [Name in keyof Columns]: Columns[Name] extends SQL<infer T> ? T : never };

/**
 * Asks for rows.
 *
 * @param columns what each row has, by name.
 * @param from the rest of the query, from `from` on; at most one aggregate's worth of rows, so bound it.
 */
export type Ask = <Columns extends Record<string, SQL<unknown>>>(
	columns: Columns,
	from: SQL,
) => Promise<Row<Columns>[]>;

/**
 * Rows that arrive as one JSON value: drivers take several times as long to decode thousands of rows, field by field,
 * as the database takes to find them. Times come as text, in ISO 8601.
 */
export function jsonRows<Columns extends Record<string, SQL<unknown>>>(
	db: Database,
	columns: Columns,
	from: SQL,
): Promise<Row<Columns>[]> {
	return askTogether(db)(columns, from);
}

interface Asked {
	query: SQL;
	answer(text: string | null): void;
	fail(error: unknown): void;
}

/**
 * The same for several questions: those that are asked at once, before any is answered, go as one statement. All that is
 * asked of a graph names the rows that it wants, some thousands at most: none of it is worth reading a large table for.
 */
export function askTogether(db: Database): Ask {
	let waiting: Asked[] = [];
	const send = async () => {
		const together = waiting;
		waiting = [];
		try {
			await letOthersWork();
			const columns = together.map(({ query }, at) => sql`(${query})::text as ${sql.raw(`a${at}`)}`);
			const [found] = await byIndexes(db, (indexed) =>
				rows<Record<string, string | null>>(indexed, sql`select ${sql.join(columns, sql`, `)}`),
			);
			for (const [at, { answer }] of together.entries()) {
				// Each may be large.
				if (at > 0) await letOthersWork();
				answer(found?.[`a${at}`] ?? null);
			}
		} catch (error) {
			for (const { fail } of together) fail(error);
		}
	};
	return (columns, from) => {
		const names = Object.keys(columns);
		const query = sql`select json_agg(json_build_array(${sql.join(Object.values(columns), sql`, `)})) ${from}`;
		return new Promise((resolve, reject) => {
			waiting.push({ query, answer: (text) => resolve(decode(names, text)), fail: reject });
			if (waiting.length === 1) queueMicrotask(send);
		});
	};
}

function decode<R>(names: readonly string[], text: string | null): R[] {
	const found: unknown[][] = text === null ? [] : JSON.parse(text);
	return found.map((fields) => {
		const entry: Record<string, unknown> = {};
		for (const [index, name] of names.entries()) entry[name] = fields[index];
		return entry as R;
	});
}
