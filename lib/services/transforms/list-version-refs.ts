import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transforms, users } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { TransformVersionRef } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { familyOf } from "./find-transform.ts";

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
		.where(sql`${transforms.familyId} = ${familyOf(uid)}`)
		.orderBy(desc(transforms.versionNo))
		.limit(pageLimits.max);
	if (found.length === 0) throw new WhenceError("not_found", `There is no transform ${uid}.`);
	return found.map((row) => ({
		uid: row.uid,
		versionNo: row.versionNo,
		label: row.label,
		createdAt: row.createdAt.toISOString(),
		createdBy: row.createdBy,
	}));
}
