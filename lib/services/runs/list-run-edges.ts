import type { Page } from "../../contracts/common.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { pageSize } from "../page.ts";
import { requireScope } from "../scope.ts";
import { type EdgeListing, listAllEdges } from "./list-edges.ts";
import { withFiles } from "./list-run-files.ts";

/** One side of a run: what holds, and what was taken back. */
export interface RunSide {
	held: Page<RunFileView>;
	retracted: Page<RunFileView>;
}

/**
 * Both sides of a run as its page shows them, each from a place of its own on: edges in one statement, files in another.
 *
 * @throws WhenceError `not_found`.
 */
export async function listRunEdges({
	ctx,
	input: { uid, inputsAfter, outputsAfter },
}: {
	ctx: Ctx;
	input: { uid: string; inputsAfter: string | null; outputsAfter: string | null };
}): Promise<{ inputs: RunSide; outputs: RunSide }> {
	requireScope(ctx, "read");
	const all = { of: { run: uid }, limit: pageSize(undefined) };
	const side = (role: EdgeListing["role"], after: string | null): EdgeListing[] => [
		{ ...all, role, retracted: "exclude", cursor: after ?? undefined },
		{ ...all, role, retracted: "only", cursor: undefined },
	];
	const listed = await listAllEdges(ctx.db, [...side("input", inputsAfter), ...side("output", outputsAfter)]);
	const [inputs, noInputs, outputs, noOutputs] = await withFiles(ctx.db, listed);
	if (!inputs || !noInputs || !outputs || !noOutputs) throw new Error("a page of edges was lost");
	return {
		inputs: { held: inputs, retracted: noInputs },
		outputs: { held: outputs, retracted: noOutputs },
	};
}
