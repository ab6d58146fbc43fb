import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import type { Ctx } from "../ctx.ts";
import { answersForOf, isAskedForLeavers, leaverUids } from "../users/answers-for.ts";
import { feedCursor } from "./cursor.ts";

/** What is known before anything of a page is read. */
export interface PageBegin {
	/** The reader, with those for whom they answer. */
	actor: Ctx["actor"];
	/** Where the feed stood: who listens from there on misses nothing that the page does not show. */
	cursor: string;
}

/** Begins a page for somebody in a session, in one statement. */
export async function beginPage(
	{ db, instance }: Pick<Ctx, "db" | "instance">,
	actor: Ctx["actor"],
): Promise<PageBegin> {
	const isAsked = isAskedForLeavers(actor);
	const uids = isAsked ? answersForOf(sql`${actor.uid}`) : sql`null`;
	const [found] = await rows<{ snapshot: string; uids: string | null }>(
		db,
		sql`select pg_current_snapshot()::text as snapshot, ${uids} as uids`,
	);
	if (!found) throw new Error("the database did not say what it sees");
	return {
		actor: isAsked ? { ...actor, answersFor: leaverUids(found.uids) } : actor,
		cursor: feedCursor(instance.uid, found.snapshot),
	};
}
