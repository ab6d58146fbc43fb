import { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { type Page, pageLimits } from "../../contracts/common.ts";
import type { FileRunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { withoutIds } from "../runs/edge-view.ts";
import { type ListedEdges, listEdges } from "../runs/list-edges.ts";
import { runViews } from "../runs/view.ts";
import { requireScope } from "../scope.ts";

const Input = z.strictObject({
	uid: z.string(),
	role: z.enum(["input", "output"]).describe("runs that read it, or runs that made it"),
	retracted: z.boolean().optional(),
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
});

/**
 * The runs that read a file (`input`: who uses it) or made it (`output`: where it is from).
 *
 * @throws WhenceError `not_found`.
 */
export async function listFileRuns({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<Page<FileRunView>> {
	requireScope(ctx, "read");
	const wanted = parseInput(Input, input);
	const listed = await listEdges(ctx.db, {
		role: wanted.role,
		of: { file: wanted.uid },
		retracted: wanted.retracted ? "include" : "exclude",
		limit: pageSize(wanted.limit),
		cursor: wanted.cursor,
	});
	const [page] = await withRuns(ctx.db, [listed]);
	if (!page) throw new Error("a page of edges was lost");
	return page;
}

/** Pages of edges with their runs, which are read at once. */
export async function withRuns(db: Database, lists: readonly ListedEdges[]): Promise<Page<FileRunView>[]> {
	const ids = [...new Set(lists.flatMap(({ edges }) => edges.map(({ runId }) => runId)))];
	const views = new Map((await runViews(db, ids)).map((view, at) => [ids[at], view]));
	return lists.map(({ edges, nextCursor, total }) => ({
		items: edges.flatMap((edge) => {
			const run = views.get(edge.runId);
			return run ? [{ run, ...withoutIds(edge) }] : [];
		}),
		nextCursor,
		total,
	}));
}
