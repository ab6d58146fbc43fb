import { inArray } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import { FileExportInput, type FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { exportRows } from "../registry/export-rows.ts";
import { onlyChosen } from "../registry/rows-of.ts";
import { requireScope } from "../scope.ts";
import { fileRows } from "./file-rows.ts";
import { fileKeyset } from "./list-files.ts";
import { fileViews } from "./view.ts";

/**
 * All files that filters find, in batches; chosen ones are found in whatever state they are.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function exportFiles({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: FileExportInput;
}): Promise<AsyncGenerator<FileView[]>> {
	requireScope(ctx, "read");
	const { uids, ...f } = parseInput(FileExportInput, input);
	const found = uids
		? onlyChosen(
				await fileRows(ctx.db, { ...f, archived: "include", versions: "all" }),
				inArray(files.uid, uids),
			)
		: await fileRows(ctx.db, f);
	return exportRows(ctx, found, fileKeyset(f), (ids: number[]) => fileViews(ctx.db, ids));
}
