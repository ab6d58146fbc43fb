import { logLimits } from "../../../contracts/log-limits.ts";
import { type RunLogLine, RunLogReadInput, type RunLogView } from "../../../contracts/run-log.ts";
import type { Ctx } from "../../ctx.ts";
import { parseInput } from "../../parse-input.ts";
import { requireScope } from "../../scope.ts";
import { findRunRow } from "../find-run.ts";
import { hasText, mayHaveText } from "./has-text.ts";
import { findLog, logState } from "./log-state.ts";
import { linesOf, readChunks } from "./read-chunks.ts";

const defaultLines = 500;

/**
 * Some lines of a run's log: from one on, the last ones, or those that have a text. Who follows a log asks again from
 * `nextLine`, while it `isOpen`.
 *
 * @throws WhenceError `not_found`.
 */
export async function readRunLog({ ctx, input }: { ctx: Ctx; input: RunLogReadInput }): Promise<RunLogView> {
	requireScope(ctx, "read");
	const { uid, from, limit, tail, q } = parseInput(RunLogReadInput, input);
	const run = await findRunRow(ctx.db, uid);
	const { log, isOpen } = await findLog(ctx.db, run.id);
	const state = logState(log, isOpen);
	const first = tail === undefined ? (from ?? 1) : Math.max(1, state.lineCount - tail + 1);
	const most = tail ?? limit ?? defaultLines;
	const lines: RunLogLine[] = [];
	let nextLine = Math.max(first, state.lineCount + 1);
	let chars = 0;
	const isWanted = q === undefined ? () => true : hasText(q);
	const chunks = readChunks(ctx.db, run.id, first - 1, q === undefined ? undefined : mayHaveText(q));
	scan: for await (const chunk of chunks) {
		for (const line of linesOf(chunk)) {
			// What came since the count was read belongs to the next answer.
			if (line.no < first || line.no > state.lineCount) continue;
			if (!isWanted(line.text)) continue;
			if (lines.length >= most || chars >= logLimits.pageChars) {
				nextLine = line.no;
				break scan;
			}
			lines.push(line);
			chars += line.text.length;
		}
	}
	return { ...state, lines, nextLine };
}
