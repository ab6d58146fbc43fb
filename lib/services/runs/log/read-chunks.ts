import { and, asc, eq, gte, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { runLogChunks } from "../../../../db/schema/index.ts";
import { logStreams } from "../../../contracts/enums.ts";
import type { RunLogLine } from "../../../contracts/run-log.ts";
import { letOthersWork } from "../../lineage/let-others-work.ts";
import type { Mark } from "./write-chunk.ts";

/** Some lines that follow each other, counted from 0. */
export interface LogChunk {
	firstLine: number;
	lines: string[];
	marks: Mark[];
}

/** A log of 16 MiB is never in memory whole. */
const batch = 16;

/**
 * The chunks of a log from the one that has a line on.
 *
 * @param which narrows them further.
 */
export async function* readChunks(
	db: Database,
	runId: number,
	fromLine: number,
	which?: SQL,
): AsyncGenerator<LogChunk> {
	const ofRun = eq(runLogChunks.runId, runId);
	// Where the line lies in what is no longer kept, the chunk after that.
	const begin = sql`coalesce((select max(${runLogChunks.firstLine}) from ${runLogChunks}
		where ${ofRun} and ${runLogChunks.firstLine} <= ${fromLine}), 0)`;
	let after: SQL = gte(runLogChunks.firstLine, begin);
	for (;;) {
		const found = await db
			.select({ firstLine: runLogChunks.firstLine, text: runLogChunks.text, marks: runLogChunks.marks })
			.from(runLogChunks)
			.where(and(ofRun, after, which))
			.orderBy(asc(runLogChunks.firstLine))
			.limit(batch);
		for (const { firstLine, text, marks } of found) yield { firstLine, lines: text.split("\n"), marks };
		const last = found.at(-1);
		if (!last || found.length < batch) return;
		after = sql`${runLogChunks.firstLine} > ${last.firstLine}`;
		await letOthersWork();
	}
}

/** The lines of a chunk, counted from 1 as people do. */
export function* linesOf({ firstLine, lines, marks }: LogChunk): Generator<RunLogLine> {
	let mark = 0;
	let left = marks[0]?.[0] ?? 0;
	for (const [index, text] of lines.entries()) {
		while (left === 0 && mark < marks.length - 1) left = marks[++mark]?.[0] ?? 0;
		left--;
		const [, stream, atMs] = marks[mark] ?? [0, 0, 0];
		yield {
			no: firstLine + index + 1,
			at: new Date(atMs).toISOString(),
			stream: logStreams[stream] ?? "stdout",
			text,
		};
	}
}
