import { and, eq, gte, ilike, lt, type SQL, sql } from "drizzle-orm";
import { auditEvents, auditPayloads, tokens, users } from "../../../db/schema/index.ts";
import { type AuditEventView, AuditListInput } from "../../contracts/audit.ts";
import type { Page } from "../../contracts/common.ts";
import type { AuditAction } from "../../contracts/enums.ts";
import type { Ctx } from "../ctx.ts";
import { afterCursor, countUpTo, cutPage, escapeLike, type Keyset, orderBy, pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { effectiveScope, requireScope } from "../scope.ts";
import { userRefColumns } from "../user-ref.ts";

/**
 * Who did what, when and through what; newest first unless asked otherwise.
 * Network addresses are shown to admins only.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listAuditEvents({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: AuditListInput;
}): Promise<Page<AuditEventView>> {
	requireScope(ctx, "read");
	const f = parseInput(AuditListInput, input);
	const keyset: Keyset = {
		sort: "at",
		sortColumn: { column: auditEvents.at },
		idColumn: auditEvents.id,
		dir: f.dir ?? "desc",
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const where = and(
		f.actor ? actorIs(f.actor) : undefined,
		f.action ? eq(auditEvents.action, f.action) : undefined,
		f.via ? eq(auditEvents.via, f.via) : undefined,
		f.entityKind ? eq(auditEvents.entityKind, f.entityKind) : undefined,
		f.entityUid ? eq(auditEvents.entityUid, f.entityUid) : undefined,
		f.q ? ilike(auditEvents.entityLabel, `%${escapeLike(f.q)}%`) : undefined,
		f.after ? gte(auditEvents.at, new Date(f.after)) : undefined,
		f.before ? lt(auditEvents.at, new Date(f.before)) : undefined,
	);
	const found = await ctx.db
		.select({
			id: auditEvents.id,
			sortValue: auditEvents.at,
			actor: userRefColumns,
			tokenName: tokens.name,
			via: auditEvents.via,
			action: auditEvents.action,
			entityKind: auditEvents.entityKind,
			entityUid: auditEvents.entityUid,
			entityLabel: auditEvents.entityLabel,
			before: auditPayloads.before,
			after: auditPayloads.after,
			requestId: auditEvents.requestId,
			address: auditEvents.address,
		})
		.from(auditEvents)
		.leftJoin(users, eq(users.id, auditEvents.actorId))
		.leftJoin(tokens, eq(tokens.id, auditEvents.tokenId))
		.leftJoin(auditPayloads, eq(auditPayloads.eventId, auditEvents.id))
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	const isAdmin = effectiveScope(ctx) === "admin";
	return {
		items: page.map((row) => ({
			id: String(row.id),
			at: row.sortValue.toISOString(),
			actor: row.actor,
			tokenName: row.tokenName,
			via: row.via,
			action: row.action as AuditAction,
			entityKind: row.entityKind,
			entityUid: row.entityUid,
			entityLabel: row.entityLabel,
			before: (row.before ?? null) as AuditEventView["before"],
			after: (row.after ?? null) as AuditEventView["after"],
			requestId: row.requestId,
			address: isAdmin ? row.address : null,
		})),
		nextCursor,
		total: await countUpTo(ctx.db, sql`${auditEvents} ${where ? sql`where ${where}` : sql``}`),
	};
}

/** By a scalar subquery, not a join: the planner then uses the index on (actor, time). */
function actorIs(handle: string): SQL {
	return sql`${auditEvents.actorId} = (select ${users.id} from ${users} where ${users.handle} = ${handle})`;
}
