import { and, eq, or } from "drizzle-orm";
import { savedViews } from "../../../db/schema/index.ts";
import { type SavedView, SavedViewListInput } from "../../contracts/saved-views.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { savedViewViews } from "./view.ts";

/** One's own saved views and those that others share, by name. */
export async function listSavedViews({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: SavedViewListInput;
}): Promise<SavedView[]> {
	requireScope(ctx, "read");
	const { registry } = parseInput(SavedViewListInput, input);
	const isSeen = or(eq(savedViews.createdBy, ctx.actor.uid), savedViews.isShared);
	return savedViewViews(ctx.db, and(registry ? eq(savedViews.registry, registry) : undefined, isSeen));
}
