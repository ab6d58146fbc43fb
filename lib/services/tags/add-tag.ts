import { tags } from "../../../db/schema/index.ts";
import { TagInput, type TagsView } from "../../contracts/tags.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { tagSubject, tagsView } from "./tags-of-record.ts";

/**
 * Puts a tag on a user, transform, run or file; one that is there already changes nothing.
 *
 * @returns all tags of the record, sorted.
 * @throws WhenceError `not_found`.
 */
export async function addTag({ ctx, input }: { ctx: Ctx; input: TagInput }): Promise<TagsView> {
	requireScope(ctx, "write");
	const { kind, uid, tag } = parseInput(TagInput, input);
	return ctx.db.transaction(async (tx) => {
		const record = await findRecord(tx, kind, uid);
		const added = await tx
			.insert(tags)
			.values({ ...tagSubject(record).values, tag, createdBy: ctx.actor.uid })
			.onConflictDoNothing()
			.returning({ id: tags.id });
		if (added.length > 0) {
			await recordEvent(tx, ctx, {
				action: `${kind}.tag`,
				entityKind: kind,
				entityUid: record.uid,
				entityLabel: record.label,
				after: { tag },
			});
		}
		return tagsView(tx, record);
	});
}
