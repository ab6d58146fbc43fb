import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias, type PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import {
	auditEvents,
	files,
	runs,
	sessions,
	tags,
	tokens,
	transforms,
	users,
} from "../../../db/schema/index.ts";
import type { UserRef } from "../../contracts/common.ts";
import type { UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { effectiveScope } from "../scope.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

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

/**
 * The views of some users, in the order of `uids`; unknown ones are left out.
 * An e-mail address, when they were last seen and their tokens are for themselves and for admins only.
 */
export async function userViews(ctx: Ctx, uids: readonly string[]): Promise<UserView[]> {
	if (uids.length === 0) return [];
	const found = await ctx.db
		.select({
			user: users,
			lastSeenAt: lastSeenAt.mapWith(users.createdAt),
			tokenCount,
			deactivatedBy: { uid: deactivators.id, handle: deactivators.handle, name: deactivators.name },
			handedOverTo: { uid: successors.id, handle: successors.handle, name: successors.name },
			handedOverBy: { uid: handers.id, handle: handers.handle, name: handers.name },
		})
		.from(users)
		.leftJoin(deactivators, eq(deactivators.id, users.deactivatedBy))
		.leftJoin(successors, eq(successors.id, users.handedOverTo))
		.leftJoin(handers, eq(handers.id, users.handedOverBy))
		.where(inArray(users.id, [...uids]));
	const runCounts = await countsBy(ctx.db, runs, runs.createdBy, uids);
	const fileCounts = await countsBy(ctx.db, files, files.createdBy, uids);
	const transformCounts = await countsBy(ctx.db, transforms, transforms.createdBy, uids);
	const leavers = await leaversOf(ctx.db, uids);
	const tagsByUid = await tagsOfUsers(ctx.db, uids);
	const isAdmin = effectiveScope(ctx) === "admin";
	const byUid = new Map(
		found.map(({ user: row, ...more }): [string, UserView] => {
			const isOpen = isAdmin || row.id === ctx.actor.uid;
			return [
				row.id,
				{
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
					answersFor: leavers.get(row.id) ?? [],
					lastSeenAt: isOpen ? (more.lastSeenAt?.toISOString() ?? null) : null,
					tokenCount: isOpen ? Number(more.tokenCount) : null,
					tags: tagsByUid.get(row.id) ?? [],
					runCount: runCounts.get(row.id) ?? 0,
					fileCount: fileCounts.get(row.id) ?? 0,
					transformCount: transformCounts.get(row.id) ?? 0,
				},
			];
		}),
	);
	return uids.flatMap((uid) => byUid.get(uid) ?? []);
}

async function countsBy(
	db: Database,
	table: PgTable,
	maker: AnyPgColumn,
	uids: readonly string[],
): Promise<Map<string, number>> {
	const found = await db
		.select({ uid: sql<string>`${maker}`, count: sql<number>`count(*)::int` })
		.from(table)
		.where(inArray(maker, [...uids]))
		.groupBy(maker);
	return new Map(found.map((row) => [row.uid, Number(row.count)]));
}

/** By successor: whose records were handed over to them. */
async function leaversOf(db: Database, uids: readonly string[]): Promise<Map<string, UserRef[]>> {
	const found = await db
		.select({ to: users.handedOverTo, ...userRefColumns })
		.from(users)
		.where(inArray(users.handedOverTo, [...uids]))
		.orderBy(users.handle);
	return grouped(found.map(({ to, ...leaver }) => [to, userRef(leaver)] as const));
}

async function tagsOfUsers(db: Database, uids: readonly string[]): Promise<Map<string, string[]>> {
	const found = await db
		.select({ uid: tags.userId, tag: tags.tag })
		.from(tags)
		.where(inArray(tags.userId, [...uids]))
		.orderBy(tags.tag);
	return grouped(found.map(({ uid, tag }) => [uid, tag] as const));
}

function grouped<T>(pairs: readonly (readonly [string | null, T])[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const [key, value] of pairs) {
		if (key === null) continue;
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}
