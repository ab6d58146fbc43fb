import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { letOthersWork } from "./let-others-work.ts";

type Row<Columns> = { [Name in keyof Columns]: Columns[Name] extends SQL<infer T> ? T : never };

/**
 * Rows that arrive as one JSON value: drivers take several times as long to decode thousands of rows, field by field,
 * as the database takes to find them. Times come as text, in ISO 8601.
 *
 * @param columns what each row has, by name.
 * @param from the rest of the query, from `from` on; at most one aggregate's worth of rows, so bound it.
 */
export async function jsonRows<Columns extends Record<string, SQL<unknown>>>(
	db: Database,
	columns: Columns,
	from: SQL,
): Promise<Row<Columns>[]> {
	const names = Object.keys(columns);
	const values = sql.join(Object.values(columns), sql`, `);
	await letOthersWork();
	const [row] = await rows<{ found: string | null }>(
		db,
		sql`select json_agg(json_build_array(${values}))::text as found ${from}`,
	);
	const found: unknown[][] = row?.found ? JSON.parse(row.found) : [];
	return found.map((fields) => {
		const entry: Record<string, unknown> = {};
		for (const [index, name] of names.entries()) entry[name] = fields[index];
		return entry as Row<Columns>;
	});
}
