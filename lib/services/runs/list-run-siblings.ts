import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { runs, transforms } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import type { RunSiblings } from "../../contracts/run-family.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import { findRunRow } from "./find-run.ts";

const maxSiblings = 50;
/** A piece of code may have very many versions; the nearest are asked. */
const maxVersions = 50;

interface Row {
	uid: string;
	status: ShownRunStatus;
	ms: number | string;
	isBefore: boolean;
}

/**
 * How long a run took among the runs of the same code, and which came before it.
 *
 * @throws WhenceError `not_found`.
 */
export async function listRunSiblings({
	ctx,
	input: { uid },
}: {
	ctx: Ctx;
	input: { uid: string };
}): Promise<RunSiblings> {
	requireScope(ctx, "read");
	const run = await findRunRow(ctx.db, uid);
	const versions = sql`select v.id from ${transforms} v join ${transforms} own on own.family_id = v.family_id
		where own.id = ${run.transformId} order by abs(v.version_no - own.version_no) limit ${maxVersions}`;
	const newest = (which: ReturnType<typeof sql>, limit: number) => sql`select newest.* from (${versions}) code
		cross join lateral (
			select r.id, r.uid, r.status, r.created_at, r.started_at, r.finished_at from ${runs} r
			where r.transform_id = code.id and ${which} order by r.created_at desc limit ${limit}
		) newest order by newest.created_at desc, newest.id desc limit ${limit}`;
	const found = await rows<Row>(
		ctx.db,
		sql`select uid, status, (extract(epoch from (finished_at - started_at)) * 1000)::float8 as ms,
				false as "isBefore", created_at, id
			from (${newest(sql`r.finished_at is not null`, maxSiblings)}) ended
		union all
		select uid, status, 0, true, created_at, id from (${newest(
			sql`(r.created_at, r.id) < (${sql.param(run.createdAt, runs.createdAt)}, ${run.id})`,
			1,
		)}) earlier
		order by created_at, id`,
	);
	const items = found
		.filter(({ isBefore }) => !isBefore)
		.map(({ uid, status, ms }) => ({ uid, status, durationMs: Math.max(0, Number(ms)) }));
	const others = items.filter((each) => each.uid !== uid && each.status === "completed");
	const durationMs =
		run.startedAt === null ? null : (run.finishedAt ?? new Date()).getTime() - run.startedAt.getTime();
	return {
		items,
		durationMs,
		medianMs: median(others.map((each) => each.durationMs)),
		slowerThan:
			durationMs === null || others.length === 0
				? null
				: others.filter((each) => each.durationMs < durationMs).length,
		comparedWith: others.length,
		previousUid: found.find(({ isBefore }) => isBefore)?.uid ?? null,
	};
}

function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
