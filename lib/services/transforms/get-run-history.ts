import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { runs, transforms, users } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { type RunHistory, RunHistoryInput, type RunPoint } from "../../contracts/run-history.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { recordId } from "../record-id.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { requireScope } from "../scope.ts";
import { familyOf } from "./find-transform.ts";

const defaultLimit = 60;

/**
 * The newest runs of a version, or of all versions, as a chart shows them: what became of them, and how long they took.
 *
 * @throws WhenceError `not_found`.
 */
export async function getRunHistory({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunHistoryInput;
}): Promise<RunHistory> {
	requireScope(ctx, "read");
	const { uid, versions = "this", limit = defaultLimit } = parseInput(RunHistoryInput, input);
	const isMeant = versions === "all" ? sql`t.family_id = ${familyOf(uid)}` : sql`t.id = own.id`;
	const newest = await newestRuns(ctx.db, { uid, isMeant, limit: limit + 1 });
	const shown = newest.slice(0, limit).reverse();
	const completed = shown.filter(({ status }) => status === "completed");
	return {
		runs: shown,
		isWhole: newest.length <= limit,
		medianMs: median(completed.flatMap(durationMs)),
		completedCount: completed.length,
		failedCount: shown.filter(({ status }) => status === "failed").length,
	};
}

interface Row {
	uid: string;
	name: string | null;
	status: ShownRunStatus;
	version_no: number | string;
	label: string | null;
	created_at: Date | string;
	started_at: Date | string | null;
	finished_at: Date | string | null;
	handle: string;
}

/**
 * Newest first. Each version's index gives its newest: however many runs there are, few are read. Inside, the order goes
 * no further than that index does, or the planner would walk through everybody's runs in the order of all.
 */
async function newestRuns(
	db: Database,
	{ uid, isMeant, limit }: { uid: string; isMeant: SQL; limit: number },
): Promise<RunPoint[]> {
	const found = await rows<Row | { uid: null }>(
		db,
		sql`select newest.* from (select ${recordId("transform", uid)} as id) own left join lateral (
			select r.*, t.version_no, t.label, u.handle
			from ${transforms} t
			cross join lateral (
				select ${runs.id}, ${runs.uid}, ${runs.name}, ${shownStatus()} as status, ${runs.createdAt},
					${runs.startedAt}, ${runs.finishedAt}, ${runs.createdBy}
				from ${runs} where ${runs.transformId} = t.id
				order by ${runs.createdAt} desc limit ${limit}
			) r
			inner join ${users} u on u.id = r.created_by
			where ${isMeant} order by r.created_at desc, r.id desc limit ${limit}
			) newest on true where own.id is not null order by newest.created_at desc, newest.id desc`,
	);
	// Code that never ran is one row without a run.
	if (found.length === 0) throw new WhenceError("not_found", `There is no transform ${uid}.`);
	const ran = found.filter((row): row is Row => row.uid !== null);
	return ran.map((row) => ({
		uid: row.uid,
		name: row.name,
		status: row.status,
		versionNo: Number(row.version_no),
		version: row.label ?? String(row.version_no),
		createdAt: new Date(row.created_at).toISOString(),
		startedAt: row.started_at && new Date(row.started_at).toISOString(),
		finishedAt: row.finished_at && new Date(row.finished_at).toISOString(),
		createdBy: row.handle,
	}));
}

function durationMs({ startedAt, finishedAt }: RunPoint): number[] {
	return startedAt === null || finishedAt === null ? [] : [Date.parse(finishedAt) - Date.parse(startedAt)];
}

function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
