import { and, eq } from "drizzle-orm";
import { tags } from "../../../db/schema/index.ts";
import { TagInput, type TagsView } from "../../contracts/tags.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { tagSubject, tagsView } from "./tags-of-record.ts";

/**
 * Takes a tag off a record; one that is not there changes nothing.
 *
 * @returns the tags that remain, sorted.
 * @throws WhenceError `not_found`.
 */
export async function removeTag({ ctx, input }: { ctx: Ctx; input: TagInput }): Promise<TagsView> {
	requireScope(ctx, "write");
	const { kind, uid, tag } = parseInput(TagInput, input);
	return ctx.db.transaction(async (tx) => {
		const record = await findRecord(tx, kind, uid);
		const removed = await tx
			.delete(tags)
			.where(and(tagSubject(record).where, eq(tags.tag, tag)))
			.returning({ id: tags.id });
		if (removed.length > 0) {
			await recordEvent(tx, ctx, {
				action: `${kind}.untag`,
				entityKind: kind,
				entityUid: record.uid,
				entityLabel: record.label,
				before: { tag },
			});
		}
		return tagsView(tx, record);
	});
}
