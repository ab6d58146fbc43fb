import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { tags } from "../../db/schema/index.ts";
import type { EntityKind } from "../contracts/enums.ts";

const subjectColumn = {
	user: tags.userId,
	transform: tags.transformId,
	run: tags.runId,
	file: tags.fileId,
} as const;

/** The tags of a record, sorted, as a column of its row; null where it has none. */
export function tagsInRow(kind: EntityKind, id: AnyPgColumn): SQL<string[] | null> {
	return sql`(select json_agg(${tags.tag} order by ${tags.tag}) from ${tags} where ${subjectColumn[kind]} = ${id})`;
}
