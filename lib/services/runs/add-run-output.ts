import type { RunEdgeInput, RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { addRunEdge } from "./add-run-edge.ts";

/**
 * Records that a run made a file: `created` where nothing did before, else `recreated`.
 *
 * @throws WhenceError `not_found`; `conflict` when the run read that file.
 */
export async function addRunOutput({ ctx, input }: { ctx: Ctx; input: RunEdgeInput }): Promise<RunFileView> {
	return addRunEdge("output", { ctx, input });
}
