import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** The part of a source that is searched, as the index has it: one huge source must not fill it. */
export function searchedSource(content: AnyPgColumn): SQL {
	return sql`left(${content}, 200000)`;
}
