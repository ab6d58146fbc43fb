import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { runLogs, runs } from "../../../../db/schema/index.ts";
import { logLimits } from "../../../contracts/log-limits.ts";
import type { RunLogState } from "../../../contracts/run-log.ts";

export type LogRow = typeof runLogs.$inferSelect;

/** Whether a run still takes lines, as SQL: until it ends, and for a moment after. */
export const takesLines = sql<boolean>`(${runs.finishedAt} is null
	or ${runs.finishedAt} > now() - make_interval(secs => ${sql.raw(String(logLimits.graceSeconds))}))`;

/** What is told of a log beside its lines. */
export function logState(log: LogRow | null, isOpen: boolean): RunLogState {
	const { headLines, droppedTo } = log ?? { headLines: null, droppedTo: null };
	return {
		lineCount: log?.lineCount ?? 0,
		keptBytes: log?.keptBytes ?? 0,
		gap: headLines === null || droppedTo === null ? null : { from: headLines + 1, to: droppedTo },
		updatedAt: log?.updatedAt.toISOString() ?? null,
		isOpen,
	};
}

/** The log of a run as it is now; null when nothing was written. */
export async function findLog(db: Database, runId: number): Promise<{ log: LogRow | null; isOpen: boolean }> {
	const [found] = await db
		.select({ log: runLogs, isOpen: takesLines })
		.from(runs)
		.leftJoin(runLogs, eq(runLogs.runId, runs.id))
		.where(eq(runs.id, runId));
	return { log: found?.log ?? null, isOpen: found?.isOpen ?? false };
}
