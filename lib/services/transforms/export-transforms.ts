import { inArray } from "drizzle-orm";
import { transforms } from "../../../db/schema/index.ts";
import { TransformExportInput, type TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { exportRows } from "../registry/export-rows.ts";
import { onlyChosen } from "../registry/rows-of.ts";
import { requireScope } from "../scope.ts";
import { transformKeyset } from "./list-transforms.ts";
import { transformRows } from "./transform-rows.ts";
import { transformViews } from "./view.ts";

/**
 * All transforms that filters find, in batches.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function exportTransforms({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformExportInput;
}): Promise<AsyncGenerator<TransformView[]>> {
	requireScope(ctx, "read");
	const { uids, ...f } = parseInput(TransformExportInput, input);
	const found = transformRows(ctx.db, uids ? { ...f, versions: "all" } : f);
	const chosen = uids ? onlyChosen(found, inArray(transforms.uid, uids)) : found;
	return exportRows(ctx, chosen, transformKeyset(f), (ids: number[]) => transformViews(ctx.db, ids));
}
