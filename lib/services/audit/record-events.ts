import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { auditEvents, auditPayloads } from "../../../db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { type AuditRecord, hashPayload } from "./record-event.ts";

/** So many events are written by one statement. */
const eventsAtOnce = 2000;

/** Writes the events of a change of many records, one each, in the change's own transaction and in their order. */
export async function recordEvents(tx: Database, ctx: Ctx, records: readonly AuditRecord[]): Promise<void> {
	for (let from = 0; from < records.length; from += eventsAtOnce) {
		const part = records.slice(from, from + eventsAtOnce).map((record, place) => ({
			place,
			action: record.action,
			entity_kind: record.entityKind,
			entity_uid: record.entityUid,
			entity_label: record.entityLabel,
			payload_hash: hashPayload(record.before ?? null, record.after ?? null),
			before: record.before ?? null,
			after: record.after ?? null,
		}));
		await tx.execute(sql`
			with given as materialized (
				select nextval(pg_get_serial_sequence('audit_events', 'id')) as id, each.*
				from (select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as parts(place int, action text,
					entity_kind text, entity_uid text, entity_label text, payload_hash text, before jsonb, after jsonb)
					order by place) as each
			), event as (
				insert into ${auditEvents} (id, actor_id, token_id, via, action, entity_kind, entity_uid, entity_label,
					payload_hash, request_id, address)
				overriding system value
				select id, ${ctx.actor.uid}, ${ctx.token?.id ?? null}, ${ctx.via}, action, entity_kind, entity_uid,
					entity_label, payload_hash, ${ctx.requestId}, ${ctx.address}
				from given order by place
			)
			insert into ${auditPayloads} (event_id, before, after)
			select id, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb) from given`);
	}
}
