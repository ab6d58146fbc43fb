import { UserHandle, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { changeUser } from "./change-user.ts";

/**
 * Lets somebody who was deactivated sign in again. Tokens stay revoked, and records that were handed over stay so until
 * they are taken back. Once more changes nothing.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`.
 */
export async function reactivateUser({ ctx, input }: { ctx: Ctx; input: UserHandle }): Promise<UserView> {
	requireScope(ctx, "admin");
	const { handle } = parseInput(UserHandle, input);
	return changeUser(ctx, handle, async (_tx, { deactivatedAt }) =>
		deactivatedAt === null
			? null
			: {
					set: { deactivatedAt: null, deactivatedBy: null },
					action: "user.reactivate",
					before: { isDeactivated: true },
					after: { isDeactivated: false },
				},
	);
}
