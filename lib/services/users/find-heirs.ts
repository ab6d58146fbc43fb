import { and, asc, isNull, ne } from "drizzle-orm";
import { users } from "../../../db/schema/index.ts";
import type { UserRef } from "../../contracts/common.ts";
import { UserHandle } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { findRecord } from "../find-record.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { answersFor } from "./answers-for.ts";

/** More than an instance has; beyond, whoever hands over types a handle. */
const most = 1000;

/**
 * Those to whom somebody's records can be handed over: active, no viewers, and none whose own are with the leaver.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`.
 */
export async function findHeirs({ ctx, input }: { ctx: Ctx; input: UserHandle }): Promise<UserRef[]> {
	requireScope(ctx, "admin");
	const { handle } = parseInput(UserHandle, input);
	const { uid } = await findRecord(ctx.db, "user", handle);
	const isNone = new Set([uid, ...(await answersFor(ctx.db, uid))]);
	const found = await ctx.db
		.select(userRefColumns)
		.from(users)
		.where(and(isNull(users.deactivatedAt), ne(users.role, "viewer")))
		.orderBy(asc(users.handle))
		.limit(most);
	return found.filter((user) => !isNone.has(user.uid)).map(userRef);
}
