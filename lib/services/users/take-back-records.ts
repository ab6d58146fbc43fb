import { UserHandle, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { changeUser } from "./change-user.ts";
import { handleOf } from "./hand-over-records.ts";

/**
 * Undoes `handOverRecords`: the successor may no longer change what somebody else made. Once more changes nothing.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`.
 */
export async function takeBackRecords({ ctx, input }: { ctx: Ctx; input: UserHandle }): Promise<UserView> {
	requireScope(ctx, "admin");
	const { handle } = parseInput(UserHandle, input);
	return changeUser(ctx, handle, async (tx, { handedOverTo }) =>
		handedOverTo === null
			? null
			: {
					set: { handedOverTo: null, handedOverAt: null, handedOverBy: null },
					action: "user.take_back",
					before: { handedOverTo: await handleOf(tx, handedOverTo) },
					after: { handedOverTo: null },
				},
	);
}
