import { users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { UserListInput, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { type Keyset, pageSize, type SortColumn } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { listPage } from "../registry/list-page.ts";
import { requireScope } from "../scope.ts";
import { userRows } from "./user-rows.ts";
import { userViews } from "./view.ts";

const sortColumns: Record<NonNullable<UserListInput["sort"]>, SortColumn> = {
	createdAt: { column: users.createdAt },
	handle: { column: users.handle },
	name: { column: users.name },
};

/** The order of a list of people, and where in it to begin. */
export function userKeyset(
	f: Pick<UserListInput, "sort" | "dir" | "cursor"> & { limit?: number | undefined },
): Keyset {
	const sort = f.sort ?? "createdAt";
	return {
		sort,
		sortColumn: sortColumns[sort],
		idColumn: users.id,
		dir: f.dir ?? (sort === "createdAt" ? "desc" : "asc"),
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
}

/**
 * A page of people and services, newest first unless asked otherwise.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listUsers({ ctx, input }: { ctx: Ctx; input: UserListInput }): Promise<Page<UserView>> {
	requireScope(ctx, "read");
	const f = parseInput(UserListInput, input);
	return listPage(
		ctx.db,
		() => userRows(f),
		userKeyset(f),
		(uids: string[]) => userViews(ctx, uids),
	);
}
