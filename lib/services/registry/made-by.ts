import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { users } from "../../../db/schema/index.ts";

/** That any of these people, by handle, made the row; their uids are looked up once, so that its index serves. */
export function madeByAny(createdBy: AnyPgColumn, handles: readonly string[]): SQL | undefined {
	const [only] = handles;
	if (only === undefined) return undefined;
	if (handles.length === 1) return sql`${createdBy} = (select id from ${users} where handle = ${only})`;
	const list = sql.join(
		handles.map((handle) => sql`${handle}`),
		sql`, `,
	);
	return sql`${createdBy} = any(array(select id from ${users} where handle in (${list})))`;
}
