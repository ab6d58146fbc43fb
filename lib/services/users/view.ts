import { inArray, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { files, runs, transforms, users } from "../../../db/schema/index.ts";
import type { UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { effectiveScope } from "../scope.ts";

/**
 * The views of some users, in the order of `uids`; unknown ones are left out.
 * An e-mail address is shown to its owner and to admins only.
 */
export async function userViews(ctx: Ctx, uids: readonly string[]): Promise<UserView[]> {
	if (uids.length === 0) return [];
	const found = await ctx.db
		.select()
		.from(users)
		.where(inArray(users.id, [...uids]));
	const runCounts = await countsBy(ctx.db, runs, runs.createdBy, uids);
	const fileCounts = await countsBy(ctx.db, files, files.createdBy, uids);
	const transformCounts = await countsBy(ctx.db, transforms, transforms.createdBy, uids);
	const isAdmin = effectiveScope(ctx) === "admin";
	const byUid = new Map(
		found.map((row): [string, UserView] => [
			row.id,
			{
				uid: row.id,
				handle: row.handle,
				name: row.name,
				email: isAdmin || row.id === ctx.actor.uid ? row.email : null,
				image: row.image,
				type: row.type,
				role: row.role,
				createdAt: row.createdAt.toISOString(),
				deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
				runCount: runCounts.get(row.id) ?? 0,
				fileCount: fileCounts.get(row.id) ?? 0,
				transformCount: transformCounts.get(row.id) ?? 0,
			},
		]),
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
