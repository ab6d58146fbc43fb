import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { userViewsWhere } from "./view.ts";

const UserGetInput = z.strictObject({ handle: z.string().optional(), uid: z.string().optional() });
export type UserGetInput = z.input<typeof UserGetInput>;

/**
 * One user, by handle or by uid.
 *
 * @throws WhenceError `not_found`; `invalid` unless exactly one of the two is given.
 */
export async function getUser({ ctx, input }: { ctx: Ctx; input: UserGetInput }): Promise<UserView> {
	requireScope(ctx, "read");
	const { handle, uid } = parseInput(UserGetInput, input);
	if ((handle === undefined) === (uid === undefined)) {
		throw new WhenceError("invalid", "Give the user's handle or uid, one of them.");
	}
	const isWanted = handle === undefined ? eq(users.id, uid ?? "") : eq(users.handle, handle);
	return onlyView(await userViewsWhere(ctx, isWanted), `user ${handle ?? uid}`);
}
