import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { transforms, users } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import type { TransformVersionRef } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findTransformRow } from "./find-transform.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * The versions of a transform's family as one chooses among them, newest first, 500 at most: without what they ran, which
 * every page of a transform would count otherwise.
 *
 * @throws WhenceError `not_found`.
 */
export async function listVersionRefs({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<TransformVersionRef[]> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	const { familyId } = await findTransformRow(ctx.db, uid);
	const found = await ctx.db
		.select({
			uid: transforms.uid,
			versionNo: transforms.versionNo,
			label: transforms.label,
			createdAt: transforms.createdAt,
			createdBy: users.handle,
		})
		.from(transforms)
		.innerJoin(users, eq(users.id, transforms.createdBy))
		.where(eq(transforms.familyId, familyId))
		.orderBy(desc(transforms.versionNo))
		.limit(pageLimits.max);
	return found.map((row) => ({
		uid: row.uid,
		versionNo: row.versionNo,
		label: row.label,
		createdAt: row.createdAt.toISOString(),
		createdBy: row.createdBy,
	}));
}
