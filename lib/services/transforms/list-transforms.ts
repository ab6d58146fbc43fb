import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { TransformListInput, type TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { type Keyset, pageSize, type SortColumn } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { listPage } from "../registry/list-page.ts";
import { requireScope } from "../scope.ts";
import { transformRows } from "./transform-rows.ts";
import { transformViews } from "./view.ts";

const sortColumns: Record<NonNullable<TransformListInput["sort"]>, SortColumn> = {
	createdAt: { column: transforms.createdAt },
	name: { column: transforms.name },
	key: { column: transformFamilies.key },
};

/** The order of a list of transforms, and where in it to begin. */
export function transformKeyset(
	f: Pick<TransformListInput, "sort" | "dir" | "cursor"> & { limit?: number | undefined },
): Keyset {
	const sort = f.sort ?? "createdAt";
	return {
		sort,
		sortColumn: sortColumns[sort],
		idColumn: transforms.id,
		dir: f.dir ?? (sort === "createdAt" ? "desc" : "asc"),
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
}

/**
 * A page of transforms: latest versions, unless a uid, version or hash asks for more.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listTransforms({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformListInput;
}): Promise<Page<TransformView>> {
	requireScope(ctx, "read");
	const f = parseInput(TransformListInput, input);
	return listPage(
		ctx.db,
		(tx) => transformRows(tx, f),
		transformKeyset(f),
		(ids: number[]) => transformViews(ctx.db, ids),
	);
}
