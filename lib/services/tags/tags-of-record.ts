import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { tags } from "../../../db/schema/index.ts";
import type { TagsView } from "../../contracts/tags.ts";
import type { FoundRecord } from "../find-record.ts";

/** The column of a tag that points at this record, with the record's id. */
export function tagSubject(record: FoundRecord) {
	switch (record.kind) {
		case "user":
			return { values: { userId: record.id }, where: eq(tags.userId, record.id) };
		case "transform":
			return { values: { transformId: record.id }, where: eq(tags.transformId, record.id) };
		case "run":
			return { values: { runId: record.id }, where: eq(tags.runId, record.id) };
		case "file":
			return { values: { fileId: record.id }, where: eq(tags.fileId, record.id) };
	}
}

/** A record's tags, sorted. */
export async function tagsView(db: Database, record: FoundRecord): Promise<TagsView> {
	const found = await db
		.select({ tag: tags.tag })
		.from(tags)
		.where(tagSubject(record).where)
		.orderBy(tags.tag);
	return { kind: record.kind, uid: record.uid, tags: found.map(({ tag }) => tag) };
}
