import { z } from "zod";
import { type Page, pageLimits } from "../../contracts/common.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { listEdges, withoutIds } from "./edge-view.ts";
import { findRunRow } from "./find-run.ts";

const Input = z.strictObject({
	uid: z.string(),
	retracted: z.union([z.boolean(), z.literal("only")]).optional(),
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
});

/** What {@link listRunFiles} takes; `retracted` adds the edges that were taken back, or lists them alone. */
export type RunFilesInput = z.input<typeof Input>;

/** A page of the files on one side of a run, in the order in which they were recorded. */
export async function listRunFiles(
	role: "input" | "output",
	{ ctx, input }: { ctx: Ctx; input: RunFilesInput },
): Promise<Page<RunFileView>> {
	requireScope(ctx, "read");
	const wanted = parseInput(Input, input);
	const run = await findRunRow(ctx.db, wanted.uid);
	const { edges, nextCursor, total } = await listEdges(ctx.db, {
		role,
		of: { runId: run.id },
		retracted: wanted.retracted === "only" ? "only" : wanted.retracted ? "include" : "exclude",
		limit: pageSize(wanted.limit),
		cursor: wanted.cursor,
	});
	const views = await fileViews(
		ctx.db,
		edges.map(({ fileId }) => fileId),
	);
	const items = edges.flatMap((edge, i) => {
		const file = views[i];
		return file ? [{ file, ...withoutIds(edge) }] : [];
	});
	return { items, nextCursor, total };
}
