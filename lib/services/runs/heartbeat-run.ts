import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "../../../db/schema/index.ts";
import type { RunStatus } from "../../contracts/enums.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { findRunRow, runLabel } from "./find-run.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * Says that a run's process lives. Not a write in the audit's sense.
 *
 * @returns the stored status, so that a process learns when somebody ended its run.
 * @throws WhenceError `not_found`.
 */
export async function heartbeatRun({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<{ status: RunStatus }> {
	requireScope(ctx, "write");
	const { uid } = parseInput(Input, input);
	const run = await findRunRow(ctx.db, uid);
	requireOwnership(ctx, run.createdBy, `Run ${runLabel(run)}`);
	if (run.status === "running") {
		await ctx.db.update(runs).set({ heartbeatAt: sql`now()`, hasHeartbeat: true }).where(eq(runs.id, run.id));
	}
	return { status: run.status };
}
