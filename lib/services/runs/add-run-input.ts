import type { RunEdgeInput, RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { addRunEdge } from "./add-run-edge.ts";

/**
 * Records that a run read a file; the same call again changes nothing. Late edges are accepted and marked.
 *
 * @throws WhenceError `not_found`; `conflict` when the file is the run's own output.
 */
export async function addRunInput({ ctx, input }: { ctx: Ctx; input: RunEdgeInput }): Promise<RunFileView> {
	return addRunEdge("input", { ctx, input });
}
