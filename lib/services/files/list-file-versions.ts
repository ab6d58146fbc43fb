import { desc, sql } from "drizzle-orm";
import { z } from "zod";
import { files } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { fileFamilyOf } from "./find-file.ts";
import { fileViews } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * The versions of a file's family, newest first, 500 at most.
 *
 * @throws WhenceError `not_found`.
 */
export async function listFileVersions({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<FileView[]> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	const found = await ctx.db
		.select({ id: files.id })
		.from(files)
		.where(sql`${files.familyId} = ${fileFamilyOf(uid)}`)
		.orderBy(desc(files.versionNo))
		.limit(pageLimits.max);
	if (found.length === 0) throw new WhenceError("not_found", `There is no file ${uid}.`);
	return fileViews(
		ctx.db,
		found.map(({ id }) => id),
	);
}
