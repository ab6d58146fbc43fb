import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias, type PgTable } from "drizzle-orm/pg-core";
import { auditEvents, files, runs, sessions, tokens, transforms, users } from "../../../db/schema/index.ts";
import type { UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { jsonOf } from "../json-of.ts";
import { tagsInRow } from "../record-tags.ts";
import { effectiveScope } from "../scope.ts";
import { userRef } from "../user-ref.ts";

const deactivators = alias(users, "deactivators");
const successors = alias(users, "successors");
const handers = alias(users, "handers");
/** The newest sign of somebody: a sign-in, a token that was shown, anything that they did. */
const lastSeenAt: SQL<Date | null> = sql`greatest(
	(select max(${sessions.createdAt}) from ${sessions} where ${sessions.userId} = ${users.id}),
	(select max(${tokens.lastUsedAt}) from ${tokens} where ${tokens.userId} = ${users.id}),
	(select max(${auditEvents.at}) from ${auditEvents} where ${auditEvents.actorId} = ${users.id}))`;

const tokenCount = sql<number>`(select count(*)::int from ${tokens} where ${tokens.userId} = ${users.id}
	and ${tokens.revokedAt} is null and (${tokens.expiresAt} is null or ${tokens.expiresAt} > now()))`;

const leavers = alias(users, "leavers");

/** Whose records were handed over to them. */
const answersFor = sql<Parameters<typeof userRef>[0][] | null>`(select json_agg(${jsonOf({
	uid: leavers.id,
	handle: leavers.handle,
	name: leavers.name,
	isDeactivated: sql`${leavers.deactivatedAt} is not null`,
})} order by ${leavers.handle}) from ${users} leavers where ${leavers.handedOverTo} = ${users.id})`;

/** How many rows of a table somebody made. */
function countOf(table: PgTable, maker: AnyPgColumn): SQL<number> {
	return sql`(select count(*)::int from ${table} where ${maker} = ${users.id})`;
}

/**
 * The views of some users, in the order of `uids`; unknown ones are left out.
 * An e-mail address, when they were last seen and their tokens are for themselves and for admins only.
 */
export async function userViews(ctx: Ctx, uids: readonly string[]): Promise<UserView[]> {
	if (uids.length === 0) return [];
	const found = await userViewsWhere(ctx, inArray(users.id, [...uids]));
	const byUid = new Map(found.map((view) => [view.uid, view]));
	return uids.flatMap((uid) => byUid.get(uid) ?? []);
}

/** The views of the users of whom this is true, in no order. */
export async function userViewsWhere(ctx: Ctx, where: SQL): Promise<UserView[]> {
	const found = await ctx.db
		.select({
			user: users,
			lastSeenAt: lastSeenAt.mapWith(users.createdAt),
			tokenCount,
			deactivatedBy: { uid: deactivators.id, handle: deactivators.handle, name: deactivators.name },
			handedOverTo: { uid: successors.id, handle: successors.handle, name: successors.name },
			handedOverBy: { uid: handers.id, handle: handers.handle, name: handers.name },
			runCount: countOf(runs, runs.createdBy),
			fileCount: countOf(files, files.createdBy),
			transformCount: countOf(transforms, transforms.createdBy),
			answersFor,
			tags: tagsInRow("user", users.id),
		})
		.from(users)
		.leftJoin(deactivators, eq(deactivators.id, users.deactivatedBy))
		.leftJoin(successors, eq(successors.id, users.handedOverTo))
		.leftJoin(handers, eq(handers.id, users.handedOverBy))
		.where(where);
	const isAdmin = effectiveScope(ctx) === "admin";
	return found.map(({ user: row, ...more }) => {
		const isOpen = isAdmin || row.id === ctx.actor.uid;
		return {
			uid: row.id,
			handle: row.handle,
			name: row.name,
			email: isOpen ? row.email : null,
			image: row.image,
			type: row.type,
			role: row.role,
			createdAt: row.createdAt.toISOString(),
			deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
			deactivatedBy: more.deactivatedBy && userRef(more.deactivatedBy),
			handedOverTo: more.handedOverTo && userRef(more.handedOverTo),
			handedOverAt: row.handedOverAt?.toISOString() ?? null,
			handedOverBy: more.handedOverBy && userRef(more.handedOverBy),
			answersFor: (more.answersFor ?? []).map(userRef),
			lastSeenAt: isOpen ? (more.lastSeenAt?.toISOString() ?? null) : null,
			tokenCount: isOpen ? Number(more.tokenCount) : null,
			tags: more.tags ?? [],
			runCount: Number(more.runCount),
			fileCount: Number(more.fileCount),
			transformCount: Number(more.transformCount),
		};
	});
}
