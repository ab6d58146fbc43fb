import { type SQL, sql } from "drizzle-orm";
import { runs, transforms } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import type { RunSiblings } from "../../contracts/run-family.ts";

const maxSiblings = 50;
/** A piece of code may have very many versions; the nearest are asked. */
const maxVersions = 50;

/** What {@link siblingsAsked} answers. */
export interface SiblingRows {
	own: { startedAt: string | null; finishedAt: string | null };
	ended: { uid: string; status: ShownRunStatus; ms: number }[] | null;
	previousUid: string | null;
}

/** What {@link runSiblings} is made of, as JSON, in a statement where `own` is the run. */
export function siblingsAsked(): SQL {
	const versions = sql`select v.id from ${transforms} v join ${transforms} mine on mine.family_id = v.family_id
		where mine.id = (select transform_id from own) order by abs(v.version_no - mine.version_no) limit ${maxVersions}`;
	const newest = (which: SQL, limit: number) => sql`select newest.* from (${versions}) code
		cross join lateral (
			select r.id, r.uid, r.status, r.created_at, r.started_at, r.finished_at from ${runs} r
			where r.transform_id = code.id and ${which} order by r.created_at desc limit ${limit}
		) newest order by newest.created_at desc, newest.id desc limit ${limit}`;
	// One by one, for a pair that is asked for at once would not be found by the index.
	const isEarlier = sql`(r.created_at, r.id) < ((select created_at from own), (select id from own))`;
	return sql`json_build_object(
		'own', (select json_build_object('startedAt', started_at, 'finishedAt', finished_at) from own),
		'ended', (select json_agg(json_build_object('uid', uid, 'status', status,
				'ms', (extract(epoch from (finished_at - started_at)) * 1000)::float8) order by created_at, id)
			from (${newest(sql`r.finished_at is not null`, maxSiblings)}) ended),
		'previousUid', (select uid from (${newest(isEarlier, 1)}) earlier))`;
}

/** The runs of the same code, as they are told of. */
export function runSiblings(uid: string, { own, ended, previousUid }: SiblingRows): RunSiblings {
	const items = (ended ?? []).map(({ uid, status, ms }) => ({ uid, status, durationMs: Math.max(0, ms) }));
	const others = items.filter((each) => each.uid !== uid && each.status === "completed");
	const durationMs =
		own.startedAt === null
			? null
			: (own.finishedAt === null ? Date.now() : Date.parse(own.finishedAt)) - Date.parse(own.startedAt);
	return {
		items,
		durationMs,
		medianMs: median(others.map((each) => each.durationMs)),
		slowerThan:
			durationMs === null || others.length === 0
				? null
				: others.filter((each) => each.durationMs < durationMs).length,
		comparedWith: others.length,
		previousUid,
	};
}

function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
