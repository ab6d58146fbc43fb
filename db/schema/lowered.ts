import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A name without case, in an index that answers equality and beginnings in every collation. */
export function lowered(column: AnyPgColumn): SQL {
	return sql`${loweredText(column)} text_pattern_ops`;
}

/** The last part of a path, likewise. */
export function loweredName(column: AnyPgColumn): SQL {
	return sql`${loweredNameText(column)} text_pattern_ops`;
}

/** As queries say it, so that the index is found. */
export function loweredText(column: AnyPgColumn): SQL {
	return sql`lower(${column})`;
}

/** As queries say it, so that the index is found. */
export function loweredNameText(column: AnyPgColumn): SQL {
	return sql`lower(substring(${column} from '[^/]*$'))`;
}
