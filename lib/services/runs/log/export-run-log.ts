import type { Ctx } from "../../ctx.ts";
import { requireScope } from "../../scope.ts";
import { findRunRow } from "../find-run.ts";
import { findLog, logState } from "./log-state.ts";
import { readChunks } from "./read-chunks.ts";

/**
 * The whole log of a run as text, as it was written, piece by piece; what is not kept says so in its place.
 *
 * @throws WhenceError `not_found`.
 */
export async function exportRunLog({
	ctx,
	input: { uid },
}: {
	ctx: Ctx;
	input: { uid: string };
}): Promise<AsyncGenerator<string>> {
	requireScope(ctx, "read");
	const run = await findRunRow(ctx.db, uid);
	const { log, isOpen } = await findLog(ctx.db, run.id);
	return pieces(ctx, run.id, logState(log, isOpen).gap);
}

async function* pieces(
	ctx: Ctx,
	runId: number,
	gap: { from: number; to: number } | null,
): AsyncGenerator<string> {
	let next = 0;
	for await (const { firstLine, lines } of readChunks(ctx.db, runId, 0)) {
		if (gap && firstLine > next) yield `[lines ${gap.from} to ${firstLine} were not kept]\n`;
		yield `${lines.join("\n")}\n`;
		next = firstLine + lines.length;
	}
}
