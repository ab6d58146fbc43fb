import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import { heartbeatTimeoutSeconds } from "../runs/shown-status.ts";

/** The moment whose graph is asked for, or null for now. */
export type AsOf = Date | null;

/** Rows that were there at that moment. */
export function existedAt(recorded: AnyPgColumn | SQL, asOf: AsOf): SQL {
	return asOf === null ? sql`true` : sql`${recorded} <= ${asOf.toISOString()}::timestamptz`;
}

/** Edges that were recorded, and not yet taken back, at that moment. */
export function heldAt(edge: { recordedAt: AnyPgColumn; retractedAt: AnyPgColumn }, asOf: AsOf): SQL {
	if (asOf === null) return sql`${edge.retractedAt} is null`;
	const at = sql`${asOf.toISOString()}::timestamptz`;
	return sql`${edge.recordedAt} <= ${at} and (${edge.retractedAt} is null or ${edge.retractedAt} > ${at})`;
}

export interface RunTimes {
	/** Today's status as people see it. */
	status: ShownRunStatus;
	startedAt: Date | null;
	finishedAt: Date | null;
	heartbeatAt: Date | null;
	hasHeartbeat: boolean;
}

/** What a run looked like at that moment: its times tell, for terminal states never flip back. */
export function runAsOf(run: RunTimes, asOf: AsOf): Pick<RunTimes, "status" | "startedAt" | "finishedAt"> {
	const { status, startedAt, finishedAt } = run;
	if (asOf === null || (finishedAt !== null && finishedAt <= asOf)) return { status, startedAt, finishedAt };
	if (startedAt === null || startedAt > asOf)
		return { status: "scheduled", startedAt: null, finishedAt: null };
	const silentSince = asOf.getTime() - heartbeatTimeoutSeconds * 1000;
	const isLost = run.hasHeartbeat && run.heartbeatAt !== null && run.heartbeatAt.getTime() < silentSince;
	return { status: isLost ? "lost" : "running", startedAt, finishedAt: null };
}
