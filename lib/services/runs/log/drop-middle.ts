import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { runLogChunks } from "../../../../db/schema/index.ts";
import { logLimits } from "../../../contracts/log-limits.ts";
import type { LogRow } from "./log-state.ts";

const batch = 256;

/**
 * Takes away the oldest lines after the beginning until the log is within its bounds: how a run began and how it ended
 * is what people look for.
 *
 * @returns the log's new counts.
 */
export async function dropMiddle(
	tx: Database,
	log: LogRow,
): Promise<Pick<LogRow, "lineCount" | "keptBytes" | "keptLines" | "headLines" | "droppedTo">> {
	let { lineCount, keptBytes, keptLines, headLines, droppedTo } = log;
	const isOver = () => keptBytes > logLimits.keptBytes || keptLines > logLimits.keptLines;
	while (headLines !== null && isOver()) {
		const ofRun = and(eq(runLogChunks.runId, log.runId), gte(runLogChunks.firstLine, headLines));
		const found = await tx
			.select({
				firstLine: runLogChunks.firstLine,
				lineCount: runLogChunks.lineCount,
				sizeBytes: runLogChunks.sizeBytes,
			})
			.from(runLogChunks)
			.where(ofRun)
			.orderBy(asc(runLogChunks.firstLine))
			.limit(batch);
		const before = droppedTo;
		for (const chunk of found) {
			const end = chunk.firstLine + chunk.lineCount;
			if (!isOver() || end >= lineCount) break;
			keptBytes -= chunk.sizeBytes;
			keptLines -= chunk.lineCount;
			droppedTo = end;
		}
		if (droppedTo === null || droppedTo === before) break;
		await tx.delete(runLogChunks).where(and(ofRun, lt(runLogChunks.firstLine, droppedTo)));
	}
	return { lineCount, keptBytes, keptLines, headLines, droppedTo };
}
