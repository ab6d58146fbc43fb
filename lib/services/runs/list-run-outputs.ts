import type { Page } from "../../contracts/common.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { listRunFiles, type RunFilesInput } from "./list-run-files.ts";

/**
 * The files that a run made.
 *
 * @throws WhenceError `not_found`.
 */
export async function listRunOutputs(call: { ctx: Ctx; input: RunFilesInput }): Promise<Page<RunFileView>> {
	return listRunFiles("output", call);
}
