import { inArray } from "drizzle-orm";
import { transforms } from "../../../db/schema/index.ts";
import { RunCompareInput, type RunComparison } from "../../contracts/run-comparison.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { compareEdges } from "./compare-edges.ts";
import { compareFacts, compareValues } from "./compare-values.ts";
import { findTwoRunRows } from "./find-run.ts";
import { runViews } from "./view.ts";

/**
 * Two runs side by side: code, parameters, environment, what they read and made; what differs comes first.
 *
 * @throws WhenceError `not_found`.
 */
export async function compareRuns({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunCompareInput;
}): Promise<RunComparison> {
	requireScope(ctx, "read");
	const wanted = parseInput(RunCompareInput, input);
	const [rowA, rowB] = await findTwoRunRows(ctx.db, [wanted.a, wanted.b]);
	const views = await runViews(ctx.db, [rowA.id, rowB.id]);
	const a = onlyView(views.slice(0, 1), `run ${wanted.a}`);
	const b = onlyView(views.slice(1, 2), `run ${wanted.b}`);
	return {
		a,
		b,
		code: await compareCode(ctx, rowA.transformId, rowB.transformId),
		facts: compareFacts(a, b, Date.now()),
		params: compareValues(a.params, b.params),
		environment: compareValues(a.environment, b.environment),
		...(await compareEdges(ctx.db, rowA.id, rowB.id)),
	};
}

async function compareCode(ctx: Ctx, a: number, b: number): Promise<RunComparison["code"]> {
	if (a === b) return "same";
	const found = await ctx.db
		.select({ familyId: transforms.familyId })
		.from(transforms)
		.where(inArray(transforms.id, [a, b]));
	return new Set(found.map(({ familyId }) => familyId)).size === 1 ? "other version" : "other code";
}
