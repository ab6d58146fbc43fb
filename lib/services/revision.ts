import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { auditEvents, users } from "../../db/schema/index.ts";
import type { AuditAction, AuditEntityKind } from "../contracts/enums.ts";
import { type CurrentRecord, WhenceError } from "../contracts/errors.ts";
import { userRef, userRefColumns } from "./user-ref.ts";

/** What an edit found where it wanted to write. */
export interface FoundRevision {
	revision: number;
	/** What people call it. */
	what: string;
	/** The fields that can be edited, as they read now. */
	value: Record<string, string>;
	/** The event that tells who changed them last; left out where the record itself says. */
	changedIn?: { kind: AuditEntityKind; uid: string; actions: readonly AuditAction[] };
	changed?: Pick<CurrentRecord, "changedAt" | "changedBy">;
}

/**
 * Refuses an edit of a record that somebody else changed since it was read, and says what it reads now. The row is
 * locked by then, so that the event of whoever was faster is seen.
 *
 * @throws WhenceError `conflict` naming both revisions, with what is there now as `current`.
 */
export async function requireRevision(
	tx: Database,
	expected: number | undefined,
	{ revision, what, value, changedIn, changed }: FoundRevision,
): Promise<void> {
	if (expected === undefined || expected === revision) return;
	const last = changed ?? (changedIn ? await lastChange(tx, changedIn) : null);
	throw new WhenceError(
		"conflict",
		`${what} was changed meanwhile: you edited revision ${expected}, it is at ${revision}.`,
		{
			field: "revision",
			hint: "Read it again, and repeat your change on what is there now.",
			current: { revision, value, changedAt: last?.changedAt ?? null, changedBy: last?.changedBy ?? null },
		},
	);
}

async function lastChange(
	tx: Database,
	{ kind, uid, actions }: NonNullable<FoundRevision["changedIn"]>,
): Promise<FoundRevision["changed"] | null> {
	const [last] = await tx
		.select({ at: auditEvents.at, ...userRefColumns })
		.from(auditEvents)
		.innerJoin(users, eq(users.id, auditEvents.actorId))
		.where(
			and(
				eq(auditEvents.entityKind, kind),
				eq(auditEvents.entityUid, uid),
				inArray(auditEvents.action, [...actions]),
			),
		)
		.orderBy(desc(auditEvents.id))
		.limit(1);
	return last ? { changedAt: last.at.toISOString(), changedBy: userRef(last) } : null;
}
