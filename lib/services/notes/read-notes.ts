import { eq, sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { notes, users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { NoteListInput, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { jsonOf } from "../json-of.ts";
import { afterCursor, countOf, countTo, cutPage, type Keyset, orderBy, pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { recordId } from "../record-id.ts";
import { requireScope } from "../scope.ts";
import { subjectColumn } from "./note-subject.ts";
import { changers, type NoteRow, noteColumns, noteView } from "./view.ts";

interface Found {
	is_there: boolean;
	total: number;
	deleted_count: number;
	notes: NoteRow[] | null;
}

/** A page of a record's notes, newest first, and how many were deleted, in one statement. */
export async function readNotes({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: NoteListInput;
}): Promise<{ page: Page<NoteView>; deletedCount: number }> {
	requireScope(ctx, "read");
	const { kind, uid, deleted = "exclude", limit, cursor } = parseInput(NoteListInput, input);
	const keyset: Keyset = {
		sort: "written",
		sortColumn: { column: notes.id },
		idColumn: notes.id,
		dir: "desc",
		limit: pageSize(limit),
		cursor,
	};
	const ofRecord = sql`${notes} where ${subjectColumn[kind]} = record.id`;
	const isWanted = deleted === "include" ? sql`true` : eq(notes.isDeleted, deleted === "only");
	const [found] = await rows<Found>(
		ctx.db,
		sql`select record.id is not null as is_there,
				(${countTo(sql`${ofRecord} and ${isWanted}`)}) as total,
				(select count(*)::int from ${ofRecord} and ${notes.isDeleted}) as deleted_count,
				(select json_agg(page.note) from (
					select ${jsonOf(noteColumns)} as note
					from ${notes} inner join ${users} on ${users.id} = ${notes.createdBy}
					inner join ${users} changers on ${changers.id} = ${notes.changedBy}
					where ${subjectColumn[kind]} = record.id and ${isWanted} and ${afterCursor(keyset) ?? sql`true`}
					order by ${orderBy(keyset)} limit ${keyset.limit + 1}) page) as notes
			from (select ${recordId(kind, uid)} as id) record`,
	);
	if (!found?.is_there) throw new WhenceError("not_found", `There is no ${kind} ${uid}.`);
	const { page, nextCursor } = cutPage(
		(found.notes ?? []).map((note) => ({ ...note, sortValue: note.id })),
		keyset,
	);
	return {
		page: { items: page.map((note) => noteView(ctx, note)), nextCursor, total: countOf(found.total) },
		deletedCount: Number(found.deleted_count),
	};
}
