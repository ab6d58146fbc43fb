import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { auditEvents, auditPayloads, auditSeals } from "../../../db/schema/index.ts";
import type { Seal } from "../../contracts/audit-chain.ts";
import type { FoundLink } from "../../contracts/check-chain.ts";
import {
	type ChainedRow,
	chainedEvent,
	chainedPayload,
	eventColumns,
	type PayloadRow,
	payloadColumns,
} from "./chained-events.ts";

type LinkRow = Omit<ChainedRow, "id"> &
	PayloadRow & { id: string | null } & Pick<Seal, "n" | "hash" | "signature"> & { previous_hash: string };

/** The most links in memory at a time. */
export const linksAtOnce = 1000;

/** The first links of the chain of which this is true, as the database has them, whatever is missing. */
export async function readLinks(db: Database, which: SQL): Promise<FoundLink[]> {
	const found = await rows<LinkRow>(
		db,
		sql`select ${auditSeals.n} as n, ${auditSeals.previousHash} as previous_hash, ${auditSeals.hash} as hash,
				${auditSeals.signature} as signature, ${eventColumns}, ${payloadColumns}
			from ${auditSeals}
			left join ${auditEvents} on ${auditEvents.id} = ${auditSeals.eventId}
			left join ${auditPayloads} on ${auditPayloads.eventId} = ${auditSeals.eventId}
			where ${which} order by ${auditSeals.n} limit ${linksAtOnce}`,
	);
	return found.map((row) => {
		const { id, n, previous_hash: previousHash, hash, signature } = row;
		return {
			seal: { n, previousHash, hash, signature },
			event: id === null ? null : chainedEvent({ ...row, id }),
			payload: chainedPayload(row),
		};
	});
}
