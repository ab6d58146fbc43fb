import { type SQL, sql } from "drizzle-orm";

/** `any('{1,2}')`: ten thousand ids as one text, for as many parameters are more than a statement has. */
export function idList(ids: readonly number[]): SQL {
	return sql.raw(`any('{${ids.join(",")}}'::bigint[])`);
}
