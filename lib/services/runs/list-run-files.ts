import { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { type Page, pageLimits } from "../../contracts/common.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { withoutIds } from "./edge-view.ts";
import { type ListedEdges, listEdges } from "./list-edges.ts";

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
	const listed = await listEdges(ctx.db, {
		role,
		of: { run: wanted.uid },
		retracted: wanted.retracted === "only" ? "only" : wanted.retracted ? "include" : "exclude",
		limit: pageSize(wanted.limit),
		cursor: wanted.cursor,
	});
	const [page] = await withFiles(ctx.db, [listed]);
	if (!page) throw new Error("a page of edges was lost");
	return page;
}

/** Pages of edges with their files, which are read at once. */
export async function withFiles(db: Database, lists: readonly ListedEdges[]): Promise<Page<RunFileView>[]> {
	const ids = [...new Set(lists.flatMap(({ edges }) => edges.map(({ fileId }) => fileId)))];
	const views = new Map((await fileViews(db, ids)).map((view, at) => [ids[at], view]));
	return lists.map(({ edges, nextCursor, total }) => ({
		items: edges.flatMap((edge) => {
			const file = views.get(edge.fileId);
			return file ? [{ file, ...withoutIds(edge) }] : [];
		}),
		nextCursor,
		total,
	}));
}
