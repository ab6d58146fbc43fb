import { and, eq, ne } from "drizzle-orm";
import { tags } from "../../../db/schema/index.ts";
import { tagParts } from "../../contracts/tag-text.ts";
import { TagInput, type TagsView } from "../../contracts/tags.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { tagSubject, tagsView } from "./tags-of-record.ts";

/**
 * Puts a tag on a user, transform, run or file; one that is there already changes nothing. A record has one value of a
 * key: `qc=passed` takes the place of `qc=failed`, and of the word `qc`.
 *
 * @returns all tags of the record, sorted.
 * @throws WhenceError `not_found`.
 */
export async function addTag({ ctx, input }: { ctx: Ctx; input: TagInput }): Promise<TagsView> {
	requireScope(ctx, "write");
	const { kind, uid, tag } = parseInput(TagInput, input);
	return ctx.db.transaction(async (tx) => {
		const record = await findRecord(tx, kind, uid);
		const { values, where } = tagSubject(record);
		// Of two at once the second waits for the first here, and then finds what it made.
		const added = await tx
			.insert(tags)
			.values({ ...values, tag, createdBy: ctx.actor.uid })
			.onConflictDoNothing()
			.returning({ id: tags.id });
		const ofKey = and(where, eq(tags.key, tagParts(tag).key));
		const [old] =
			added.length > 0
				? []
				: await tx
						.select()
						.from(tags)
						.where(and(ofKey, ne(tags.tag, tag)))
						.for("update");
		if (old) await tx.update(tags).set({ tag, createdBy: ctx.actor.uid }).where(eq(tags.id, old.id));
		if (added.length > 0 || old) {
			await recordEvent(tx, ctx, {
				action: `${kind}.tag`,
				entityKind: kind,
				entityUid: record.uid,
				entityLabel: record.label,
				...(old ? { before: { tag: old.tag } } : {}),
				after: { tag },
			});
		}
		return tagsView(tx, record);
	});
}
