import { isNull } from "drizzle-orm";
import { runs } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { RunListInput, type RunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { type Keyset, pageSize, type SortColumn } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { listPage } from "../registry/list-page.ts";
import { requireScope } from "../scope.ts";
import { runRows } from "./run-rows.ts";
import { runViews } from "./view.ts";

const sortColumns: Record<NonNullable<RunListInput["sort"]>, SortColumn> = {
	createdAt: { column: runs.createdAt },
	startedAt: { column: runs.startedAt, isNull: isNull(runs.startedAt) },
	finishedAt: { column: runs.finishedAt, isNull: isNull(runs.finishedAt) },
};

/** The order of a list of runs, and where in it to begin. */
export function runKeyset(
	f: Pick<RunListInput, "sort" | "dir" | "cursor"> & { limit?: number | undefined },
): Keyset {
	const sort = f.sort ?? "createdAt";
	return {
		sort,
		sortColumn: sortColumns[sort],
		idColumn: runs.id,
		dir: f.dir ?? "desc",
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
}

/**
 * A page of runs, newest first unless said otherwise.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listRuns({ ctx, input }: { ctx: Ctx; input: RunListInput }): Promise<Page<RunView>> {
	requireScope(ctx, "read");
	const f = parseInput(RunListInput, input);
	return listPage(
		ctx.db,
		(tx) => runRows(tx, f),
		runKeyset(f),
		(ids: number[]) => runViews(ctx.db, ids),
	);
}
