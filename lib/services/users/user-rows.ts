import { and, eq, gte, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { users } from "../../../db/schema/index.ts";
import type { UserState } from "../../contracts/enums.ts";
import { listOf } from "../../contracts/one-or-many.ts";
import type { UserFilters } from "../../contracts/users.ts";
import { escapeLike } from "../page.ts";
import type { RowsOf } from "../registry/rows-of.ts";

/** Whether somebody is here or has left. */
export const userState = sql<UserState>`case when ${users.deactivatedAt} is null then 'active' else 'deactivated' end`;

/** The people and services that filters find. */
export function userRows(f: z.output<typeof UserFilters>): RowsOf {
	const roles = listOf(f.role);
	const types = listOf(f.type);
	const states = listOf(f.state);
	const where = and(
		f.handle ? eq(users.handle, f.handle) : undefined,
		roles.length > 0 ? inArray(users.role, roles) : undefined,
		types.length > 0 ? inArray(users.type, types) : undefined,
		states.length > 0 ? inArray(userState, states) : undefined,
		f.createdAfter ? gte(users.createdAt, new Date(f.createdAfter)) : undefined,
		f.createdBefore ? lt(users.createdAt, new Date(f.createdBefore)) : undefined,
		...(f.q ?? "").split(/\s+/).filter(Boolean).map(matchesWord),
	);
	return { from: sql`${users}`, id: users.id, where };
}

function matchesWord(word: string): SQL | undefined {
	const pattern = `%${escapeLike(word)}%`;
	return or(ilike(users.handle, pattern), ilike(users.name, pattern));
}
