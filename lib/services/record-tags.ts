import { inArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../db/client.ts";
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

/** The tags of some records, sorted, by record id. */
export async function tagsOf(
	db: Database,
	kind: Exclude<EntityKind, "user">,
	ids: readonly number[],
): Promise<Map<number, string[]>> {
	const byId = new Map<number, string[]>();
	if (ids.length === 0) return byId;
	const column = subjectColumn[kind];
	const found = await db
		.select({ id: column, tag: tags.tag })
		.from(tags)
		.where(inArray(column, [...ids]))
		.orderBy(tags.tag);
	for (const { id, tag } of found) {
		if (id === null) continue;
		const list = byId.get(id);
		if (list) list.push(tag);
		else byId.set(id, [tag]);
	}
	return byId;
}
