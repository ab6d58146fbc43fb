import { z } from "zod";
import type { RunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { runViewOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * One run.
 *
 * @throws WhenceError `not_found`.
 */
export async function getRun({ ctx, input }: { ctx: Ctx; input: z.input<typeof Input> }): Promise<RunView> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return runViewOf(ctx.db, uid);
}
