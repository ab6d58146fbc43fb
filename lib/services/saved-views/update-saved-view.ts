import { eq } from "drizzle-orm";
import { savedViews } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { type SavedView, SavedViewUpdateInput } from "../../contracts/saved-views.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireRevision } from "../revision.ts";
import { requireScope } from "../scope.ts";
import { lockSavedView } from "./lock-saved-view.ts";
import { auditedView, dropDefault, keptQuery, requireFreeName, savedViewViews } from "./view.ts";

/**
 * Renames a saved view, sets it up anew, shares it, or makes it what its owner begins with.
 *
 * @throws WhenceError `not_found`; `forbidden` for the view of somebody else, unless asked by an admin; `conflict` for
 *   a name that is taken, or when `revision` is given and somebody was faster.
 */
export async function updateSavedView({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: SavedViewUpdateInput;
}): Promise<SavedView> {
	requireScope(ctx, "write");
	const { uid, revision, ...wanted } = parseInput(SavedViewUpdateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const row = await lockSavedView(tx, ctx, uid);
		await requireRevision(tx, revision, {
			revision: row.revision,
			what: `The view ${row.name}`,
			value: { name: row.name, query: row.query },
			changedIn: { kind: "view", uid, actions: ["view.update"] },
		});
		const next = {
			name: wanted.name ?? row.name,
			query: wanted.query === undefined ? row.query : keptQuery(wanted.query),
			isShared: wanted.isShared ?? row.isShared,
			isDefault: wanted.isDefault ?? row.isDefault,
		};
		if (next.name !== row.name) await requireFreeName(tx, ctx, { registry: row.registry, name: next.name });
		if (next.isDefault && row.createdBy !== ctx.actor.uid)
			throw new WhenceError("forbidden", "What somebody begins with is for them to choose.");
		if (next.isDefault && !row.isDefault) await dropDefault(tx, row.createdBy, row.registry);
		const [changed] = await tx
			.update(savedViews)
			.set({ ...next, revision: row.revision + 1 })
			.where(eq(savedViews.id, row.id))
			.returning();
		if (!changed) throw new Error("the view vanished while it was locked");
		await recordEvent(tx, ctx, {
			action: "view.update",
			entityKind: "view",
			entityUid: uid,
			entityLabel: changed.name,
			before: auditedView(row),
			after: auditedView(changed),
		});
		return row.id;
	});
	return onlyView(await savedViewViews(ctx.db, eq(savedViews.id, id)), `view ${uid}`);
}
