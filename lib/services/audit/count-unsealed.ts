import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { auditEvents, auditSeals } from "../../../db/schema/index.ts";
import { countUpTo } from "../page.ts";

/** How many of the newest events have no seal yet; null for more than are counted. */
export function countUnsealed(db: Database): Promise<number | null> {
	return countUpTo(
		db,
		sql`${auditEvents} where not exists (
			select 1 from ${auditSeals} where ${auditSeals.eventId} = ${auditEvents.id})`,
	);
}
