import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { auditEvents, auditPayloads } from "../../../db/schema/index.ts";
import { payloadText } from "../../contracts/audit-chain.ts";
import type { AuditAction, AuditEntityKind } from "../../contracts/enums.ts";
import type { Ctx } from "../ctx.ts";
import { chainCrypto } from "./chain-crypto.ts";

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
	// One statement for both tables: every write pays for it.
	const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
	await tx.execute(sql`
		with event as (
			insert into ${auditEvents} (actor_id, token_id, via, action, entity_kind, entity_uid, entity_label,
				payload_hash, request_id, address)
			values (${ctx.actor?.uid ?? null}, ${ctx.token?.id ?? null}, ${ctx.via}, ${record.action},
				${record.entityKind}, ${record.entityUid}, ${record.entityLabel}, ${hashPayload(before, after)},
				${ctx.requestId}, ${ctx.address})
			returning id
		)
		insert into ${auditPayloads} (event_id, before, after) select id, ${json(before)}, ${json(after)} from event`);
}

/** SHA-256 over the canonical JSON of both sides: what the chain binds, whatever jsonb does to key order. */
export function hashPayload(before: unknown, after: unknown): string {
	return chainCrypto.sha256(payloadText(before, after));
}
