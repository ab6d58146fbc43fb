import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { files } from "../../../db/schema/index.ts";
import { pageLimits } from "../../contracts/common.ts";
import type { FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findFileRow } from "./find-file.ts";
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
	const { familyId } = await findFileRow(ctx.db, uid);
	const found = await ctx.db
		.select({ id: files.id })
		.from(files)
		.where(eq(files.familyId, familyId))
		.orderBy(desc(files.versionNo))
		.limit(pageLimits.max);
	return fileViews(
		ctx.db,
		found.map(({ id }) => id),
	);
}
