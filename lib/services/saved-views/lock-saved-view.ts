import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { savedViews } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { Ctx } from "../ctx.ts";
import { requireOwnership } from "../scope.ts";

/**
 * A saved view that whoever asks may change.
 *
 * @throws WhenceError `not_found`, also for what somebody else keeps for themselves; `forbidden`.
 */
export async function lockSavedView(
	tx: Database,
	ctx: Ctx,
	uid: string,
): Promise<typeof savedViews.$inferSelect> {
	const [row] = await tx.select().from(savedViews).where(eq(savedViews.uid, uid)).for("update");
	if (!row || (!row.isShared && row.createdBy !== ctx.actor.uid))
		throw new WhenceError("not_found", `There is no saved view ${uid}.`);
	requireOwnership(ctx, row.createdBy, `The view ${row.name}`);
	return row;
}
