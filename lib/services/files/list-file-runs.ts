import { z } from "zod";
import { type Page, pageLimits } from "../../contracts/common.ts";
import type { FileRunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { withoutIds } from "../runs/edge-view.ts";
import { listEdges } from "../runs/list-edges.ts";
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
	const { edges, nextCursor, total } = await listEdges(ctx.db, {
		role: wanted.role,
		of: { file: wanted.uid },
		retracted: wanted.retracted ? "include" : "exclude",
		limit: pageSize(wanted.limit),
		cursor: wanted.cursor,
	});
	const views = await runViews(
		ctx.db,
		edges.map(({ runId }) => runId),
	);
	const items = edges.flatMap((edge, i) => {
		const run = views[i];
		return run ? [{ run, ...withoutIds(edge) }] : [];
	});
	return { items, nextCursor, total };
}
