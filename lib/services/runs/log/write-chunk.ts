import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { runLogChunks } from "../../../../db/schema/index.ts";
import { logStreams } from "../../../contracts/enums.ts";
import type { LogRow } from "./log-state.ts";
import type { NewLine } from "./to-lines.ts";

export type Mark = [lines: number, stream: number, atMs: number];

/** What is written in small bits becomes rows of about this size: a day of dots is no hundred thousand rows. */
const mergedBytes = 8 * 1024;
const mergedMarks = 200;

/**
 * Writes lines after the last one, into the last chunk when both are small.
 *
 * @returns how many bytes were added, a line feed for each line.
 */
export async function writeChunk(
	tx: Database,
	log: LogRow,
	lines: readonly NewLine[],
	nowMs: number,
): Promise<number> {
	const text = lines.map((line) => line.text).join("\n");
	const sizeBytes = Buffer.byteLength(text) + 1;
	const marks = marksOf(lines, nowMs);
	const last = sizeBytes < mergedBytes ? await smallChunk(tx, log) : undefined;
	if (last && last.sizeBytes + sizeBytes <= mergedBytes && last.marks.length + marks.length <= mergedMarks) {
		await tx
			.update(runLogChunks)
			.set({
				text: sql`${runLogChunks.text} || ${`\n${text}`}::text`,
				marks: [...last.marks, ...marks],
				lineCount: last.lineCount + lines.length,
				sizeBytes: last.sizeBytes + sizeBytes,
			})
			.where(and(eq(runLogChunks.runId, log.runId), eq(runLogChunks.firstLine, last.firstLine)));
		return sizeBytes;
	}
	await tx
		.insert(runLogChunks)
		.values({ runId: log.runId, firstLine: log.lineCount, lineCount: lines.length, sizeBytes, text, marks });
	return sizeBytes;
}

/** The last chunk, unless it belongs to the beginning, which is whole. */
async function smallChunk(tx: Database, log: LogRow) {
	const [last] = await tx
		.select({
			firstLine: runLogChunks.firstLine,
			lineCount: runLogChunks.lineCount,
			sizeBytes: runLogChunks.sizeBytes,
			marks: runLogChunks.marks,
		})
		.from(runLogChunks)
		.where(and(eq(runLogChunks.runId, log.runId), gte(runLogChunks.firstLine, log.headLines ?? 0)))
		.orderBy(desc(runLogChunks.firstLine))
		.limit(1);
	return last;
}

function marksOf(lines: readonly NewLine[], atMs: number): Mark[] {
	const marks: Mark[] = [];
	for (const { stream } of lines) {
		const last = marks.at(-1);
		const of = logStreams.indexOf(stream);
		if (last && last[1] === of) last[0]++;
		else marks.push([1, of, atMs]);
	}
	return marks;
}
