import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { users } from "../../../db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Those whose records were handed over to a person, by however many steps, as one text with commas; null for nobody,
 * which a look at an index tells. A circle ends where it began.
 */
export function answersForOf(uid: SQL): SQL<string | null> {
	return sql<string | null>`(with recursive leaver(id) as (
			select id from ${users} as first where first.handed_over_to = ${uid}
			union
			select next.id from ${users} as next inner join leaver on next.handed_over_to = leaver.id
		) select string_agg(id, ',' order by id) from leaver where id <> ${uid})`;
}

/** Uids of those whose records a person may change as their own, since they left. */
export async function answersFor(db: Database, uid: string): Promise<string[]> {
	const [found] = await rows<{ uids: string | null }>(db, sql`select ${answersForOf(sql`${uid}`)} as uids`);
	return leaverUids(found?.uids);
}

/** What {@link answersForOf} says, one by one. */
export function leaverUids(text: string | null | undefined): string[] {
	return text?.split(",") ?? [];
}

/** Viewers change nothing and admins everything: of the others alone it is asked for whom they answer. */
export function isAskedForLeavers(actor: Ctx["actor"]): boolean {
	return actor.role === "contributor";
}

/** Somebody in a session, with those for whom they answer. */
export async function withLeavers(db: Database, actor: Ctx["actor"]): Promise<Ctx["actor"]> {
	return isAskedForLeavers(actor) ? { ...actor, answersFor: await answersFor(db, actor.uid) } : actor;
}
