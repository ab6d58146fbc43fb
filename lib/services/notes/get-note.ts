import { eq } from "drizzle-orm";
import { notes } from "../../../db/schema/index.ts";
import { NoteRef, type NoteView } from "../../contracts/notes.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { noteViews, withoutId } from "./view.ts";

/**
 * One note, deleted or not.
 *
 * @throws WhenceError `not_found`.
 */
export async function getNote({ ctx, input }: { ctx: Ctx; input: NoteRef }): Promise<NoteView> {
	requireScope(ctx, "read");
	const { uid } = parseInput(NoteRef, input);
	return withoutId(onlyView(await noteViews(ctx.db, ctx, eq(notes.uid, uid)), `note ${uid}`));
}
