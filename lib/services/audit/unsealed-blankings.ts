import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { auditEvents, auditPayloads, auditSeals } from "../../../db/schema/index.ts";
import type { UnsealedBlanking } from "../../contracts/audit-chain.ts";

/**
 * What was blanked by events that come after a seal or have none yet: a payload is blank at once, and the event that says
 * by whom is in the chain a second later. Without these each blanking would look like tampering for that second.
 */
export async function unsealedBlankings(db: Database, afterSeal: number): Promise<UnsealedBlanking[]> {
	const found = await rows<{ event: string; by: string | null }>(
		db,
		sql`select ${auditPayloads.after} ->> 'event' as event, ${auditEvents.actorId} as "by"
			from ${auditEvents} inner join ${auditPayloads} on ${auditPayloads.eventId} = ${auditEvents.id}
			where ${auditEvents.action} = 'audit.blank' and ${auditPayloads.after} ->> 'event' is not null
				and not exists (select 1 from ${auditSeals}
					where ${auditSeals.eventId} = ${auditEvents.id} and ${auditSeals.n} <= ${afterSeal})
			order by ${auditEvents.id}`,
	);
	return found.map(({ event, by }) => ({ event, by }));
}
