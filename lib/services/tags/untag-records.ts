import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { tags } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import { RecordsTagInput } from "../../contracts/tags.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { chosenRecords } from "../registry/chosen-records.ts";
import { idList } from "../registry/id-list.ts";
import { requireScope } from "../scope.ts";
import { subjectName } from "./subject-name.ts";

/**
 * Takes a tag off many records of a kind, all or nothing; those without it stay as they are.
 *
 * @throws WhenceError `not_found`, `too_large`, `conflict` as `chosenRecords`.
 */
export async function untagRecords({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RecordsTagInput;
}): Promise<ChangedView> {
	requireScope(ctx, "write");
	const { kind, tag, ...chosen } = parseInput(RecordsTagInput, input);
	const column = sql.identifier(subjectName[kind]);
	return ctx.db.transaction(async (tx) => {
		const records = await chosenRecords(tx, kind, chosen);
		const removed = await rows<{ id: string }>(
			tx,
			sql`delete from ${tags} where tag = ${tag} and ${column} = ${idList(records.map(({ id }) => id))}
				returning ${column}::text as id`,
		);
		const isGone = new Set(removed.map(({ id }) => Number(id)));
		const changed = records.filter(({ id }) => isGone.has(id));
		await recordEvents(
			tx,
			ctx,
			changed.map(({ uid, label }) => ({
				action: `${kind}.untag` as const,
				entityKind: kind,
				entityUid: uid,
				entityLabel: label,
				before: { tag },
			})),
		);
		return { uids: changed.map(({ uid }) => uid) };
	});
}
