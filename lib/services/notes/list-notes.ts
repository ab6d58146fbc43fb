import { and, eq, sql } from "drizzle-orm";
import { notes } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { NoteListInput, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { inOrderOf, pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { idList } from "../registry/id-list.ts";
import { listPage } from "../registry/list-page.ts";
import { requireScope } from "../scope.ts";
import { noteSubject } from "./note-subject.ts";
import { noteViews, withoutId } from "./view.ts";

/**
 * The notes on a record, newest first; deleted ones only when asked for.
 *
 * @throws WhenceError `not_found` for a record that is not there.
 */
export async function listNotes({ ctx, input }: { ctx: Ctx; input: NoteListInput }): Promise<Page<NoteView>> {
	requireScope(ctx, "read");
	const { kind, uid, deleted = "exclude", limit, cursor } = parseInput(NoteListInput, input);
	const record = await findRecord(ctx.db, kind, uid);
	const where = and(
		noteSubject(record).where,
		deleted === "include" ? undefined : eq(notes.isDeleted, deleted === "only"),
	);
	const found = { from: sql`${notes}`, id: notes.id, where };
	const keyset = {
		sort: "written",
		sortColumn: { column: notes.id },
		idColumn: notes.id,
		dir: "desc" as const,
		limit: pageSize(limit),
		cursor,
	};
	return listPage(
		ctx.db,
		() => found,
		keyset,
		async (ids: number[]) => {
			const views = await noteViews(ctx.db, ctx, sql`${notes.id} = ${idList(ids)}`);
			return inOrderOf(ids, new Map(views.map((view) => [view.id, withoutId(view)])));
		},
	);
}
