import { and, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { users } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { UserListInput, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import {
	afterCursor,
	countUpTo,
	cutPage,
	escapeLike,
	type Keyset,
	orderBy,
	pageSize,
	type SortColumn,
} from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { userViews } from "./view.ts";

const sortColumns: Record<NonNullable<UserListInput["sort"]>, SortColumn> = {
	createdAt: { column: users.createdAt },
	handle: { column: users.handle },
	name: { column: users.name },
};

/**
 * A page of people and services, newest first unless asked otherwise.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listUsers({ ctx, input }: { ctx: Ctx; input: UserListInput }): Promise<Page<UserView>> {
	requireScope(ctx, "read");
	const f = parseInput(UserListInput, input);
	const sort = f.sort ?? "createdAt";
	const sortColumn = sortColumns[sort];
	const dir = f.dir ?? (sort === "createdAt" ? "desc" : "asc");
	const keyset: Keyset = {
		sort,
		sortColumn,
		idColumn: users.id,
		dir,
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const where = and(
		f.handle ? eq(users.handle, f.handle) : undefined,
		f.role ? eq(users.role, f.role) : undefined,
		f.type ? eq(users.type, f.type) : undefined,
		f.createdAfter ? gte(users.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(users.createdAt, new Date(f.createdBefore)) : undefined,
		...(f.q ?? "").split(/\s+/).filter(Boolean).map(matchesWord),
	);
	const found = await ctx.db
		.select({ id: users.id, sortValue: sortColumn.column })
		.from(users)
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	return {
		items: await userViews(
			ctx,
			page.map(({ id }) => id),
		),
		nextCursor,
		total: await countUpTo(ctx.db, sql`${users} ${where ? sql`where ${where}` : sql``}`),
	};
}

function matchesWord(word: string): SQL | undefined {
	const pattern = `%${escapeLike(word)}%`;
	return or(ilike(users.handle, pattern), ilike(users.name, pattern));
}
