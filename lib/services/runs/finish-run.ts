import { eq, sql } from "drizzle-orm";
import { runs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { RunFinishInput, type RunView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { findRunRow, runLabel } from "./find-run.ts";
import { isTerminal } from "./run-state.ts";
import { runViews } from "./view.ts";

/**
 * Ends a run. The same end again changes nothing.
 *
 * @throws WhenceError `not_found`; `conflict` when it ended in another way: terminal states never flip back.
 */
export async function finishRun({ ctx, input }: { ctx: Ctx; input: RunFinishInput }): Promise<RunView> {
	requireScope(ctx, "write");
	const { uid, status, exitCode } = parseInput(RunFinishInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const run = await findRunRow(tx, uid, "lock");
		requireOwnership(ctx, run.createdBy, `Run ${runLabel(run)}`);
		if (run.status === status) return run.id;
		if (isTerminal(run.status)) {
			throw new WhenceError(
				"conflict",
				`Run ${runLabel(run)} is ${run.status}; it cannot become ${status}.`,
				{
					field: "status",
					hint: "A run that has ended stays so: start a new one.",
				},
			);
		}
		await tx
			.update(runs)
			.set({
				status,
				startedAt: run.startedAt ?? sql`now()`,
				finishedAt: sql`now()`,
				exitCode: exitCode ?? null,
			})
			.where(eq(runs.id, run.id));
		await recordEvent(tx, ctx, {
			action: "run.finish",
			entityKind: "run",
			entityUid: run.uid,
			entityLabel: runLabel(run),
			before: { status: run.status },
			after: { status, exitCode: exitCode ?? null },
		});
		return run.id;
	});
	return onlyView(await runViews(ctx.db, [id]), `run ${uid}`);
}
