import { eq, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import type { UserView } from "../../contracts/users.ts";
import { type AuditRecord, recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { lockUser } from "./lock-user.ts";
import { userViews } from "./view.ts";

type UserRow = typeof users.$inferSelect;

/**
 * What an admin's changes of a person share: the lock, the next revision, the event.
 *
 * @param next what is set and what the event says, or null when there is nothing to do.
 * @throws WhenceError `not_found`.
 */
export async function changeUser(
	ctx: Ctx,
	handle: string,
	next: (
		tx: Database,
		user: UserRow,
	) => Promise<
		({ set: PgUpdateSetSource<typeof users> } & Pick<AuditRecord, "action" | "before" | "after">) | null
	>,
): Promise<UserView> {
	return ctx.db.transaction(async (tx) => {
		const { user } = await lockUser(tx, handle);
		const to = await next(tx, user);
		if (to) {
			const { set, ...event } = to;
			await tx
				.update(users)
				.set({ ...set, updatedAt: sql`now()`, revision: user.revision + 1 })
				.where(eq(users.id, user.id));
			await recordEvent(tx, ctx, {
				...event,
				entityKind: "user",
				entityUid: user.id,
				entityLabel: user.handle,
			});
		}
		return onlyView(await userViews({ ...ctx, db: tx }, [user.id]), `user ${handle}`);
	});
}
