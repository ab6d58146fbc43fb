import { logLimits } from "../../../contracts/log-limits.ts";
import { type RunLogHits, RunLogSearchInput } from "../../../contracts/run-log.ts";
import type { Ctx } from "../../ctx.ts";
import { parseInput } from "../../parse-input.ts";
import { requireScope } from "../../scope.ts";
import { findRunRow } from "../find-run.ts";
import { hasText, mayHaveText } from "./has-text.ts";
import { findLog } from "./log-state.ts";
import { readChunks } from "./read-chunks.ts";

/**
 * Which lines of a run's log have a text, whatever its case.
 *
 * @throws WhenceError `not_found`.
 */
export async function searchRunLog({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunLogSearchInput;
}): Promise<RunLogHits> {
	requireScope(ctx, "read");
	const { uid, q } = parseInput(RunLogSearchInput, input);
	const run = await findRunRow(ctx.db, uid);
	const lineCount = (await findLog(ctx.db, run.id)).log?.lineCount ?? 0;
	const isHit = hasText(q);
	const lines: number[] = [];
	for await (const chunk of readChunks(ctx.db, run.id, 0, mayHaveText(q))) {
		for (const [index, text] of chunk.lines.entries()) {
			if (!isHit(text)) continue;
			if (lines.length === logLimits.hits) return { lines, isCapped: true, lineCount };
			lines.push(chunk.firstLine + index + 1);
		}
	}
	return { lines, isCapped: false, lineCount };
}
