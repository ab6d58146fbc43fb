import { eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { auditEvents, auditPayloads, auditSeals, tokens, users } from "../../../db/schema/index.ts";
import type { AuditEventView } from "../../contracts/audit.ts";
import type { UserRef } from "../../contracts/common.ts";
import type { AuditAction } from "../../contracts/enums.ts";
import { userRefColumns } from "../user-ref.ts";

const blankers = alias(users, "blankers");

/** The audit events with all that their views show, and in each row how many there are in all, where that is asked for. */
export function selectEvents(db: Database, total: SQL<number> = sql`0`) {
	return db
		.select({
			total,
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
			sealNo: auditSeals.n,
			blankedAt: auditPayloads.blankedAt,
			blankedBy: { uid: blankers.id, handle: blankers.handle, name: blankers.name },
		})
		.from(auditEvents)
		.leftJoin(users, eq(users.id, auditEvents.actorId))
		.leftJoin(tokens, eq(tokens.id, auditEvents.tokenId))
		.leftJoin(auditPayloads, eq(auditPayloads.eventId, auditEvents.id))
		.leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
		.leftJoin(blankers, eq(blankers.id, auditPayloads.blankedBy))
		.$dynamic();
}

type Row = Awaited<ReturnType<typeof selectEvents>>[number];

/** @param isAdmin network addresses are shown to admins only. */
export function auditEventView(row: Row, isAdmin: boolean): AuditEventView {
	return {
		id: String(row.id),
		at: row.sortValue.toISOString(),
		actor: row.actor satisfies UserRef | null,
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
		sealNo: row.sealNo,
		blankedAt: row.blankedAt?.toISOString() ?? null,
		blankedBy: row.blankedBy,
	};
}
