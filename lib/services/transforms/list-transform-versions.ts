import { sql } from "drizzle-orm";
import { z } from "zod";
import { transforms } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { familyOf } from "./find-transform.ts";
import { transformViewsWhere } from "./view.ts";

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
	const newest = sql`select v.id from ${transforms} v where v.family_id = ${familyOf(uid)}
		order by v.version_no desc limit ${pageLimits.max}`;
	// As an array, so that each is found by its index.
	const found = await transformViewsWhere(ctx.db, sql`${transforms.id} = any(array(${newest}))`);
	if (found.length === 0) throw new WhenceError("not_found", `There is no transform ${uid}.`);
	return found.sort((a, b) => b.versionNo - a.versionNo);
}
