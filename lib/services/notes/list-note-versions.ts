import { and, desc, eq, lt } from "drizzle-orm";
import { notes, noteVersions, users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { NoteVersionsInput, type NoteVersionView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

/**
 * Everything that a note ever said, who said it and when, newest first. The cursor is a revision: they are counted.
 *
 * @throws WhenceError `not_found`; `invalid` for a cursor that is none.
 */
export async function listNoteVersions({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: NoteVersionsInput;
}): Promise<Page<NoteVersionView>> {
	requireScope(ctx, "read");
	const { uid, limit, cursor } = parseInput(NoteVersionsInput, input);
	if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
		throw new WhenceError("invalid", "cursor: is not one that this list gave", { field: "cursor" });
	}
	const [note] = await ctx.db
		.select({ id: notes.id, revision: notes.revision })
		.from(notes)
		.where(eq(notes.uid, uid));
	if (!note) throw new WhenceError("not_found", `There is no note ${uid}.`);
	const size = pageSize(limit);
	const found = await ctx.db
		.select({
			revision: noteVersions.revision,
			change: noteVersions.change,
			body: noteVersions.body,
			at: noteVersions.at,
			by: userRefColumns,
		})
		.from(noteVersions)
		.innerJoin(users, eq(users.id, noteVersions.by))
		.where(
			and(
				eq(noteVersions.noteId, note.id),
				cursor === undefined ? undefined : lt(noteVersions.revision, Number(cursor)),
			),
		)
		.orderBy(desc(noteVersions.revision))
		.limit(size);
	const items = found.map((row) => ({ ...row, at: row.at.toISOString(), by: userRef(row.by) }));
	const last = items.at(-1)?.revision ?? 1;
	return { items, nextCursor: last > 1 ? String(last) : null, total: note.revision };
}
