import { and, eq, gte, ilike, lt, type SQL, sql } from "drizzle-orm";
import { auditEvents, users } from "../../../db/schema/index.ts";
import type { AuditExportInput } from "../../contracts/audit.ts";
import { escapeLike } from "../page.ts";

/** What these filters ask of an event; undefined for none. */
export function eventsWhere(f: AuditExportInput): SQL | undefined {
	return and(
		f.actor ? actorIs(f.actor) : undefined,
		f.action ? eq(auditEvents.action, f.action) : undefined,
		f.via ? eq(auditEvents.via, f.via) : undefined,
		f.entityKind ? eq(auditEvents.entityKind, f.entityKind) : undefined,
		f.entityUid ? eq(auditEvents.entityUid, f.entityUid) : undefined,
		f.q ? ilike(auditEvents.entityLabel, `%${escapeLike(f.q)}%`) : undefined,
		f.after ? gte(auditEvents.at, new Date(f.after)) : undefined,
		f.before ? lt(auditEvents.at, new Date(f.before)) : undefined,
	);
}

/** By a scalar subquery, not a join: the planner then uses the index on (actor, time). */
function actorIs(handle: string): SQL {
	return sql`${auditEvents.actorId} = (select ${users.id} from ${users} where ${users.handle} = ${handle})`;
}
