import { and, eq, gte, ilike, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { auditEvents, users } from "../../../db/schema/index.ts";
import type { AuditExportInput } from "../../contracts/audit.ts";
import { listOf } from "../../contracts/one-or-many.ts";
import { escapeLike } from "../page.ts";

/** What these filters ask of an event; undefined for none. */
export function eventsWhere(f: AuditExportInput): SQL | undefined {
	return and(
		actorIs(listOf(f.actor)),
		isAny(auditEvents.action, listOf(f.action)),
		isAny(auditEvents.via, listOf(f.via)),
		isAny(auditEvents.entityKind, listOf(f.entityKind)),
		f.entityUid ? eq(auditEvents.entityUid, f.entityUid) : undefined,
		f.q ? ilike(auditEvents.entityLabel, `%${escapeLike(f.q)}%`) : undefined,
		f.after ? gte(auditEvents.at, new Date(f.after)) : undefined,
		f.before ? lt(auditEvents.at, new Date(f.before)) : undefined,
	);
}

/** One value is asked for as such: an index then gives its events in the order of time. */
function isAny(column: AnyPgColumn, values: readonly string[]): SQL | undefined {
	const [first] = values;
	if (first === undefined) return undefined;
	return values.length === 1 ? eq(column, first) : inArray(column, [...values]);
}

/** By subqueries, not a join: the planner then uses the index on (actor, time). */
function actorIs(handles: readonly string[]): SQL | undefined {
	const idOf = (handle: string) => sql`(select ${users.id} from ${users} where ${users.handle} = ${handle})`;
	if (handles.length === 0) return undefined;
	if (handles.length === 1) return sql`${auditEvents.actorId} = ${idOf(handles[0] ?? "")}`;
	return sql`${auditEvents.actorId} in (${sql.join(handles.map(idOf), sql`, `)})`;
}
