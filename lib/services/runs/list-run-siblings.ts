import type { RunSiblings } from "../../contracts/run-family.ts";
import type { Ctx } from "../ctx.ts";
import { getRunFamily } from "./get-run-family.ts";

/**
 * How long a run took among the runs of the same code, and which came before it.
 *
 * @throws WhenceError `not_found`.
 */
export async function listRunSiblings(call: { ctx: Ctx; input: { uid: string } }): Promise<RunSiblings> {
	return (await getRunFamily(call)).siblings;
}
