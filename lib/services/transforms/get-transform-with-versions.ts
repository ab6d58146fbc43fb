import { z } from "zod";
import type { TransformVersionRef, TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { transformWithVersionsOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * One version of a transform, with all that one may choose instead; a family's uid gives the latest.
 *
 * @throws WhenceError `not_found`.
 */
export async function getTransformWithVersions({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<{ transform: TransformView; versions: TransformVersionRef[] }> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return transformWithVersionsOf(ctx.db, uid);
}
