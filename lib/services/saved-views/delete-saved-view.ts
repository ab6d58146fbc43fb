import { eq } from "drizzle-orm";
import { savedViews } from "../../../db/schema/index.ts";
import { type SavedView, SavedViewRef } from "../../contracts/saved-views.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { lockSavedView } from "./lock-saved-view.ts";
import { auditedView, savedViewViews } from "./view.ts";

/**
 * Deletes a saved view.
 *
 * @returns it as it was, so that it can be made again.
 * @throws WhenceError `not_found`; `forbidden` for the view of somebody else, unless asked by an admin.
 */
export async function deleteSavedView({ ctx, input }: { ctx: Ctx; input: SavedViewRef }): Promise<SavedView> {
	requireScope(ctx, "write");
	const { uid } = parseInput(SavedViewRef, input);
	return ctx.db.transaction(async (tx) => {
		const row = await lockSavedView(tx, ctx, uid);
		const view = onlyView(await savedViewViews(tx, eq(savedViews.id, row.id)), `view ${uid}`);
		await tx.delete(savedViews).where(eq(savedViews.id, row.id));
		await recordEvent(tx, ctx, {
			action: "view.delete",
			entityKind: "view",
			entityUid: uid,
			entityLabel: row.name,
			before: auditedView(row),
		});
		return view;
	});
}
