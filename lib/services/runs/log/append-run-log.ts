import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { runLogs, runs } from "../../../../db/schema/index.ts";
import { WhenceError } from "../../../contracts/errors.ts";
import { logLimits } from "../../../contracts/log-limits.ts";
import { RunLogAppendInput, type RunLogAppendView } from "../../../contracts/run-log.ts";
import type { Ctx } from "../../ctx.ts";
import { parseInput } from "../../parse-input.ts";
import { requireOwnership, requireScope } from "../../scope.ts";
import { findRunRow, runLabel } from "../find-run.ts";
import { dropMiddle } from "./drop-middle.ts";
import { type LogRow, logState, takesLines } from "./log-state.ts";
import { toLines } from "./to-lines.ts";
import { writeChunk } from "./write-chunk.ts";

/** So many writers of one log are remembered, those that wrote last. */
const keptWriters = 64;

/**
 * Adds lines to a run's log. Not a write in the audit's sense: nothing of it is an event. The same part of the same
 * writer again adds nothing, so that one whose answer got lost can be sent again.
 *
 * @throws WhenceError `not_found`; `forbidden` for somebody else's run; `conflict` when it ended a while ago: for
 *   {@link logLimits.graceSeconds} after its end a run takes the lines that were still on their way, and later its
 *   log says for good what it said; `too_large` for too many lines at once.
 */
export async function appendRunLog({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunLogAppendInput;
}): Promise<RunLogAppendView> {
	requireScope(ctx, "write");
	const { uid, part, entries } = parseInput(RunLogAppendInput, input);
	const lines = toLines(entries);
	if (lines.length > logLimits.appendLines) {
		const most = logLimits.appendLines.toLocaleString("en");
		throw new WhenceError("too_large", `One append takes ${most} lines.`, { field: "entries" });
	}
	return ctx.db.transaction(async (tx) => {
		const run = await findRunRow(tx, uid);
		requireOwnership(ctx, run.createdBy, `Run ${runLabel(run)}`);
		const { log, isOpen, nowMs } = await lockLog(tx, run.id);
		const before = part && log.writers.find(([writer]) => writer === part.writer);
		// Before the run is asked whether it takes more: this one was taken in time.
		if (part && before && part.no <= before[1]) return { ...logState(log, isOpen), isRepeated: true };
		if (!isOpen) throw ended(runLabel(run));
		const sizeBytes = await writeChunk(tx, log, lines, nowMs);
		const grown = counted(log, lines.length, sizeBytes);
		const kept = await dropMiddle(tx, grown);
		const writers = part
			? [...log.writers.filter((each) => each !== before), [part.writer, part.no] as [string, number]]
			: log.writers;
		const [after] = await tx
			.update(runLogs)
			.set({ ...kept, writers: writers.slice(-keptWriters), updatedAt: sql`now()` })
			.where(eq(runLogs.runId, run.id))
			.returning();
		return { ...logState(after ?? log, isOpen), isRepeated: false };
	});
}

/** One writer at a time: the log's own row is the lock, for the run's is wanted by its heartbeat. */
async function lockLog(
	tx: Database,
	runId: number,
): Promise<{ log: LogRow; isOpen: boolean; nowMs: number }> {
	await tx.insert(runLogs).values({ runId }).onConflictDoNothing();
	const [found] = await tx
		.select({
			log: runLogs,
			isOpen: takesLines,
			nowMs: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
		})
		.from(runLogs)
		.innerJoin(runs, eq(runs.id, runLogs.runId))
		.where(eq(runLogs.runId, runId))
		.for("update", { of: runLogs });
	if (!found) throw new Error("a log was neither made nor found");
	return { ...found, nowMs: Math.round(Number(found.nowMs)) };
}

function counted(log: LogRow, lines: number, sizeBytes: number): LogRow {
	const lineCount = log.lineCount + lines;
	const keptBytes = log.keptBytes + sizeBytes;
	const isPastHead = keptBytes > logLimits.headBytes || lineCount > logLimits.headLines;
	return {
		...log,
		lineCount,
		keptBytes,
		keptLines: log.keptLines + lines,
		headLines: log.headLines ?? (isPastHead ? lineCount : null),
	};
}

function ended(label: string): WhenceError {
	return new WhenceError("conflict", `Run ${label} has ended; its log takes no more lines.`, {
		hint: `Lines are taken until ${logLimits.graceSeconds} seconds after a run has ended.`,
	});
}
