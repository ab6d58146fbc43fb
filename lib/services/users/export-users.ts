import { inArray } from "drizzle-orm";
import { users } from "../../../db/schema/index.ts";
import { UserExportInput, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { exportRows } from "../registry/export-rows.ts";
import { onlyChosen } from "../registry/rows-of.ts";
import { requireScope } from "../scope.ts";
import { userKeyset } from "./list-users.ts";
import { userRows } from "./user-rows.ts";
import { userViews } from "./view.ts";

/**
 * All users that filters find, in batches.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function exportUsers({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: UserExportInput;
}): Promise<AsyncGenerator<UserView[]>> {
	requireScope(ctx, "read");
	const { uids, ...f } = parseInput(UserExportInput, input);
	const found = userRows(f);
	const chosen = uids ? onlyChosen(found, inArray(users.id, uids)) : found;
	return exportRows(ctx, chosen, userKeyset(f), (ids: string[]) => userViews(ctx, ids));
}
