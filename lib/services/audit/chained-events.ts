import { type SQL, sql } from "drizzle-orm";
import { auditEvents, auditPayloads } from "../../../db/schema/index.ts";
import type { ChainedEvent, ChainedPayload } from "../../contracts/audit-chain.ts";
import type { AuditEntityKind, AuditVia } from "../../contracts/enums.ts";

/** A row of {@link eventColumns}. */
export interface ChainedRow {
	id: string;
	at: string;
	actor_id: string | null;
	token_id: string | null;
	via: string;
	action: string;
	entity_kind: string;
	entity_uid: string;
	entity_label: string;
	payload_hash: string;
	request_id: string;
	address: string | null;
}

const e = auditEvents;

/** What the chain binds of an event, as both drivers give it. */
export const eventColumns: SQL = sql`${e.id}::text as id,
	to_char(${e.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, ${e.actorId} as actor_id,
	${e.tokenId} as token_id, ${e.via} as via, ${e.action} as action, ${e.entityKind} as entity_kind,
	${e.entityUid} as entity_uid, ${e.entityLabel} as entity_label, ${e.payloadHash} as payload_hash,
	${e.requestId} as request_id, ${e.address} as address`;

export function chainedEvent(row: ChainedRow): ChainedEvent {
	return {
		id: row.id,
		at: row.at,
		actorUid: row.actor_id,
		tokenUid: row.token_id,
		via: row.via as AuditVia,
		action: row.action,
		entityKind: row.entity_kind as AuditEntityKind,
		entityUid: row.entity_uid,
		entityLabel: row.entity_label,
		payloadHash: row.payload_hash,
		requestId: row.request_id,
		address: row.address,
	};
}

/** A row of {@link payloadColumns}; all null when the payload is gone. */
export interface PayloadRow {
	payload: { before: unknown; after: unknown; blanked_at: string | null; blanked_by: string | null } | null;
}

/** An event's payload as one JSON value, as both drivers give it. */
export const payloadColumns: SQL = sql`case when ${auditPayloads.eventId} is null then null else
	json_build_object('before', ${auditPayloads.before}, 'after', ${auditPayloads.after},
		'blanked_at', ${auditPayloads.blankedAt}, 'blanked_by', ${auditPayloads.blankedBy}) end as payload`;

export function chainedPayload({ payload }: PayloadRow): ChainedPayload | null {
	if (payload === null) return null;
	const { before, after, blanked_at: blankedAt, blanked_by: blankedBy } = payload;
	// What says something is not blank, whatever it is marked as: it has to be what was sealed.
	const isBlank = blankedAt !== null && before === null && after === null;
	return isBlank ? { blankedAt: new Date(blankedAt).toISOString(), blankedBy } : { before, after };
}
