import type { RunEdgeRetractInput, RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { retractRunEdge } from "./retract-run-edge.ts";

/**
 * Takes back an input of a run, with a reason. The edge stays on record and leaves the lineage.
 *
 * @throws WhenceError `not_found` when there is no such edge; `forbidden` for somebody else's.
 */
export async function retractRunInput(call: { ctx: Ctx; input: RunEdgeRetractInput }): Promise<RunFileView> {
	return retractRunEdge("input", call);
}
