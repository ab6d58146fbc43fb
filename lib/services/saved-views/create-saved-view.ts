import { eq } from "drizzle-orm";
import { savedViews } from "../../../db/schema/index.ts";
import { newUid } from "../../contracts/ids.ts";
import { type SavedView, SavedViewCreateInput } from "../../contracts/saved-views.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { auditedView, dropDefault, keptQuery, requireFreeName, savedViewViews } from "./view.ts";

/**
 * Keeps a registry as it is set up, under a name.
 *
 * @throws WhenceError `conflict` when one has a view of that name there.
 */
export async function createSavedView({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: SavedViewCreateInput;
}): Promise<SavedView> {
	requireScope(ctx, "write");
	const {
		registry,
		name,
		query,
		isShared = false,
		isDefault = false,
	} = parseInput(SavedViewCreateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		await requireFreeName(tx, ctx, { registry, name });
		if (isDefault) await dropDefault(tx, ctx.actor.uid, registry);
		const [row] = await tx
			.insert(savedViews)
			.values({
				uid: newUid(12),
				registry,
				name,
				query: keptQuery(query),
				isShared,
				isDefault,
				createdBy: ctx.actor.uid,
			})
			.returning();
		if (!row) throw new Error("the view was not written");
		await recordEvent(tx, ctx, {
			action: "view.create",
			entityKind: "view",
			entityUid: row.uid,
			entityLabel: name,
			after: auditedView(row),
		});
		return row.id;
	});
	return onlyView(await savedViewViews(ctx.db, eq(savedViews.id, id)), `view ${name}`);
}
