import { createHash } from "node:crypto";
import type { Database } from "../../../db/client.ts";
import { auditEvents, auditPayloads } from "../../../db/schema/index.ts";
import type { AuditAction, AuditEntityKind } from "../../contracts/enums.ts";
import type { Ctx } from "../ctx.ts";

export interface AuditRecord {
	action: AuditAction;
	entityKind: AuditEntityKind;
	entityUid: string;
	/** What people called it at that moment. */
	entityLabel: string;
	before?: Record<string, unknown> | null;
	after?: Record<string, unknown> | null;
}

type Who = Pick<Ctx, "token" | "via" | "requestId" | "address"> & { actor: { uid: string } | null };

/** Writes the audit event of a change, in the change's own transaction. */
export async function recordEvent(tx: Database, ctx: Who, record: AuditRecord): Promise<void> {
	const before = record.before ?? null;
	const after = record.after ?? null;
	const [event] = await tx
		.insert(auditEvents)
		.values({
			actorId: ctx.actor?.uid ?? null,
			tokenId: ctx.token?.id ?? null,
			via: ctx.via,
			action: record.action,
			entityKind: record.entityKind,
			entityUid: record.entityUid,
			entityLabel: record.entityLabel,
			payloadHash: hashPayload(before, after),
			requestId: ctx.requestId,
			address: ctx.address,
		})
		.returning({ id: auditEvents.id });
	if (!event) throw new Error("the audit event was not written");
	await tx.insert(auditPayloads).values({ eventId: event.id, before, after });
}

/** SHA-256 over the canonical JSON of both sides: what the chain binds, whatever jsonb does to key order. */
export function hashPayload(before: unknown, after: unknown): string {
	return createHash("sha256").update(canonicalJson({ before, after })).digest("hex");
}

/** JSON with sorted keys, so that equal values have equal text. */
function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		part !== null && typeof part === "object" && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}
