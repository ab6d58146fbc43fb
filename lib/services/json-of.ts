import { type GetColumnData, is, SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, PgColumn } from "drizzle-orm/pg-core";

/** What a row has, by name; nested where it has a record of another table. */
export interface JsonColumns {
	[name: string]: AnyPgColumn | SQL | JsonColumns;
}

type JsonValue<T> = T extends Date ? string : T;

/** A row as {@link jsonOf} answers it, where none of its tables may be absent. */
export type JsonRow<Columns extends JsonColumns> = {
	[Name in keyof Columns]: Columns[Name] extends SQL<infer T>
		? JsonValue<T>
		: Columns[Name] extends AnyPgColumn
			? JsonValue<GetColumnData<Columns[Name]>>
			: Columns[Name] extends JsonColumns
				? JsonRow<Columns[Name]>
				: never;
};

/**
 * A row as one JSON object, so that rows of several kinds come in one statement. Times come as text, in ISO 8601.
 *
 * @param columns their names are ours, never a user's.
 */
export function jsonOf(columns: JsonColumns): SQL {
	const fields = Object.entries(columns).map(([name, value]) => {
		const field = isOne(value) ? sql`${value}` : jsonOf(value);
		return sql`${sql.raw(`'${name}'`)}, ${field}`;
	});
	return sql`json_build_object(${sql.join(fields, sql`, `)})`;
}

function isOne(value: JsonColumns[string]): value is AnyPgColumn | SQL {
	return is(value, PgColumn) || is(value, SQL);
}
