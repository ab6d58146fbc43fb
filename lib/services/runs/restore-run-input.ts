import type { RunEdgeRef, RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { restoreRunEdge } from "./restore-run-edge.ts";

/**
 * Undoes that an input of a run was retracted: lineage follows it again, as it was first recorded.
 *
 * @throws WhenceError `not_found` when there never was such an edge; `forbidden` for somebody else's; `conflict` when
 * the run has the file on its other side by now.
 */
export async function restoreRunInput(call: { ctx: Ctx; input: RunEdgeRef }): Promise<RunFileView> {
	return restoreRunEdge("input", call);
}
