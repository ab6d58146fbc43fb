import { inArray } from "drizzle-orm";
import { runs } from "../../../db/schema/index.ts";
import { RunExportInput, type RunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { exportRows } from "../registry/export-rows.ts";
import { onlyChosen } from "../registry/rows-of.ts";
import { requireScope } from "../scope.ts";
import { runKeyset } from "./list-runs.ts";
import { runRows } from "./run-rows.ts";
import { runViews } from "./view.ts";

/**
 * All runs that filters find, in batches.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function exportRuns({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunExportInput;
}): Promise<AsyncGenerator<RunView[]>> {
	requireScope(ctx, "read");
	const { uids, ...f } = parseInput(RunExportInput, input);
	const found = await runRows(ctx.db, f);
	const chosen = uids ? onlyChosen(found, inArray(runs.uid, uids)) : found;
	return exportRows(ctx, chosen, runKeyset(f), (ids: number[]) => runViews(ctx.db, ids));
}
