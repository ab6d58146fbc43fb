import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { transforms } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findTransformRow } from "./find-transform.ts";
import { transformViews } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * The versions of a transform's family, newest first, 500 at most.
 *
 * @throws WhenceError `not_found`.
 */
export async function listTransformVersions({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<TransformView[]> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	const { familyId } = await findTransformRow(ctx.db, uid);
	const found = await ctx.db
		.select({ id: transforms.id })
		.from(transforms)
		.where(eq(transforms.familyId, familyId))
		.orderBy(desc(transforms.versionNo))
		.limit(pageLimits.max);
	return transformViews(
		ctx.db,
		found.map(({ id }) => id),
	);
}
