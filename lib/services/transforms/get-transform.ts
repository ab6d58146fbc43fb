import { z } from "zod";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { transformViewOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * One version of a transform; a family's uid gives the latest.
 *
 * @throws WhenceError `not_found`.
 */
export async function getTransform({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<TransformView> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return transformViewOf(ctx.db, uid);
}
