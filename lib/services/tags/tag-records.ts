import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { tags } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import { tagParts } from "../../contracts/tag-text.ts";
import { RecordsTagInput } from "../../contracts/tags.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { bigintArray } from "../lineage/keys.ts";
import { parseInput } from "../parse-input.ts";
import { chosenRecords } from "../registry/chosen-records.ts";
import { idList } from "../registry/id-list.ts";
import { requireScope } from "../scope.ts";
import { subjectName } from "./subject-name.ts";

/**
 * Puts a tag on many records of a kind, all or nothing; those that have it stay as they are, and another value of its
 * key gives way.
 *
 * @throws WhenceError `not_found`, `too_large`, `conflict` as `chosenRecords`.
 */
export async function tagRecords({ ctx, input }: { ctx: Ctx; input: RecordsTagInput }): Promise<ChangedView> {
	requireScope(ctx, "write");
	const { kind, tag, ...chosen } = parseInput(RecordsTagInput, input);
	const column = sql.identifier(subjectName[kind]);
	return ctx.db.transaction(async (tx) => {
		const records = await chosenRecords(tx, kind, chosen);
		const ids = idList(records.map(({ id }) => id));
		const ofKey = sql`key = ${tagParts(tag).key} and ${column} = ${ids}`;
		const old = await rows<{ id: string; tag: string }>(
			tx,
			sql`select ${column}::text as id, tag from ${tags} where ${ofKey} order by id for update`,
		);
		const oldOf = new Map(old.map((each) => [Number(each.id), each.tag]));
		const changed = records.filter(({ id }) => oldOf.get(id) !== tag);
		await tx.execute(sql`
			insert into ${tags} (${column}, tag, created_by)
			select id, ${tag}, ${ctx.actor.uid} from unnest(${bigintArray(changed.map(({ id }) => id))}) as chosen(id)
			on conflict (${column}, key) do update set tag = excluded.tag, created_by = excluded.created_by`);
		await recordEvents(
			tx,
			ctx,
			changed.map(({ id, uid, label }) => {
				const before = oldOf.get(id);
				return {
					action: `${kind}.tag` as const,
					entityKind: kind,
					entityUid: uid,
					entityLabel: label,
					...(before === undefined ? {} : { before: { tag: before } }),
					after: { tag },
				};
			}),
		);
		const replaced = new Map<string, string[]>();
		for (const { id, uid } of changed) {
			const before = oldOf.get(id);
			if (before === undefined) continue;
			const had = replaced.get(before);
			if (had) had.push(uid);
			else replaced.set(before, [uid]);
		}
		return {
			uids: changed.map(({ uid }) => uid),
			...(replaced.size > 0 ? { replaced: Object.fromEntries(replaced) } : {}),
		};
	});
}
