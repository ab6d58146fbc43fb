import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { auditEvents, auditPayloads, runs, transforms } from "../../../db/schema/index.ts";
import { type FeedChange, feedActions } from "../../contracts/feed.ts";
import { type EventRow, feedChange } from "./view.ts";

/** More changes than that are not told one by one: whoever listens looks at everything anew. */
export const maxChanges = 1000;

/** Writes after which somebody may no longer listen. */
const accessActions = ["session.end", "token.revoke"] as const;

/** What came between two snapshots. */
export interface ReadChanges {
	/** What is seen with these. */
	snapshot: string;
	changes: FeedChange[];
	/** More than can be told, or the snapshot before is none of this database's. */
	isReset: boolean;
	/** A session or token ended. */
	hasAccessChanged: boolean;
}

/**
 * Reads what one snapshot sees and another did not: each change once, however late its transaction commits, and none
 * has to wait for another transaction to end.
 *
 * @param after what was seen before; null reads nothing but says where now is.
 * @param upTo what may be seen; all that is committed unless said otherwise.
 */
export async function readChanges(
	db: Database,
	{ after, upTo }: { after: string | null; upTo?: string },
): Promise<ReadChanges> {
	const now = sql`pg_current_snapshot()`;
	// Nothing is read where there is no place to begin: an impossible range.
	const from = sql`${after ?? "1:1:"}::pg_snapshot`;
	const told = [...feedActions, ...accessActions];
	// What seems to be of the future came with a copied database, whose transactions were another server's.
	const found = await rows<EventRow & { snapshot: string; is_foreign: boolean }>(
		db,
		sql`select moment.snapshot, moment.is_foreign, event.* from (
				select ${now}::text as snapshot, pg_snapshot_xmax(${from}) > pg_snapshot_xmax(${now}) as is_foreign
			) moment left join lateral (
				select e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
					e.action, e.entity_kind, e.entity_uid, e.actor_id,
					coalesce(p.after ->> 'file', p.before ->> 'file') as file, r.uid as run, t.uid as transform,
					p.after ->> 'status' as status
				from ${auditEvents} e left join ${auditPayloads} p on p.event_id = e.id
				left join ${runs} r
					on r.uid = case e.entity_kind when 'run' then e.entity_uid when 'file' then p.after ->> 'run' end
				left join ${transforms} t on t.id = r.transform_id
				where ${after !== null} and e.tx >= pg_snapshot_xmin(${from}) and e.tx < pg_snapshot_xmax(${now})
					and not pg_visible_in_snapshot(e.tx, ${from})
					and ${upTo === undefined ? sql`true` : sql`pg_visible_in_snapshot(e.tx, ${upTo}::pg_snapshot)`}
					and e.action in (${sql.join(
						told.map((action) => sql`${action}`),
						sql`, `,
					)})
				order by e.id limit ${maxChanges + 1}
			) event on true`,
	);
	const [first] = found;
	if (!first) throw new Error("the database did not say what it sees");
	const events = first.id === null ? [] : found;
	const changes = events.flatMap((event) => feedChange(event) ?? []);
	const isReset = first.is_foreign || events.length > maxChanges;
	return {
		snapshot: upTo ?? first.snapshot,
		changes: isReset ? [] : changes,
		isReset,
		// A session may have ended among those that were not read.
		hasAccessChanged: isReset || changes.length < events.length,
	};
}
