import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { tags } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import { RecordsTagInput } from "../../contracts/tags.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { chosenRecords } from "../registry/chosen-records.ts";
import { requireScope } from "../scope.ts";
import { subjectName } from "./subject-name.ts";

/**
 * Puts a tag on many records of a kind, all or nothing; those that have it stay as they are.
 *
 * @throws WhenceError `not_found`, `too_large`, `conflict` as `chosenRecords`.
 */
export async function tagRecords({ ctx, input }: { ctx: Ctx; input: RecordsTagInput }): Promise<ChangedView> {
	requireScope(ctx, "write");
	const { kind, tag, ...chosen } = parseInput(RecordsTagInput, input);
	const column = sql.identifier(subjectName[kind]);
	return ctx.db.transaction(async (tx) => {
		const records = await chosenRecords(tx, kind, chosen);
		const ids = sql.raw(`'{${records.map(({ id }) => id).join(",")}}'::bigint[]`);
		const added = await rows<{ id: string }>(
			tx,
			sql`insert into ${tags} (${column}, tag, created_by)
				select id, ${tag}, ${ctx.actor.uid} from unnest(${ids}) as chosen(id)
				on conflict do nothing returning ${column}::text as id`,
		);
		const isNew = new Set(added.map(({ id }) => Number(id)));
		const changed = records.filter(({ id }) => isNew.has(id));
		await recordEvents(
			tx,
			ctx,
			changed.map(({ uid, label }) => ({
				action: `${kind}.tag` as const,
				entityKind: kind,
				entityUid: uid,
				entityLabel: label,
				after: { tag },
			})),
		);
		return { uids: changed.map(({ uid }) => uid) };
	});
}
