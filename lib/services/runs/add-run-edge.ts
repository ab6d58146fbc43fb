import { eq } from "drizzle-orm";
import { fileFamilies } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { RunEdgeInput, type RunFileView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findFileRow } from "../files/find-file.ts";
import { fileViews } from "../files/view.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findEdge, withoutIds } from "./edge-view.ts";
import { hasCreator, writeInput, writeOutput } from "./edges.ts";
import { findRunRow, runLabel } from "./find-run.ts";

/** What both verbs share: lock, write at most one edge, audit what was written. */
export async function addRunEdge(
	role: "input" | "output",
	{ ctx, input }: { ctx: Ctx; input: RunEdgeInput },
): Promise<RunFileView> {
	requireScope(ctx, "write");
	const wanted = parseInput(RunEdgeInput, input);
	const { runId, fileId } = await ctx.db.transaction(async (tx) => {
		const file = await findFileRow(tx, wanted.fileUid);
		await tx
			.select({ id: fileFamilies.id })
			.from(fileFamilies)
			.where(eq(fileFamilies.id, file.familyId))
			.for("update");
		const run = await findRunRow(tx, wanted.runUid, "lock");
		const edge = {
			run,
			fileId: file.id,
			origin: wanted.origin,
			occurredAt: wanted.occurredAt === undefined ? null : new Date(wanted.occurredAt),
		};
		const isNew =
			role === "input"
				? await writeInput(tx, ctx, edge)
				: (await writeOutput(tx, ctx, edge, (await hasCreator(tx, file.id)) ? "recreated" : "created")).isNew;
		if (isNew) {
			await recordEvent(tx, ctx, {
				action: `run.add_${role}`,
				entityKind: "run",
				entityUid: run.uid,
				entityLabel: runLabel(run),
				after: { file: file.uid, key: file.key, origin: wanted.origin },
			});
		}
		return { runId: run.id, fileId: file.id };
	});
	const edge = await findEdge(ctx.db, role, runId, fileId);
	if (!edge) {
		throw new WhenceError(
			"conflict",
			role === "input"
				? "This run made that file, so it cannot be its input as well: lineage would be a circle."
				: "This run read that file, so it cannot be its output as well: lineage would be a circle.",
			{ field: "fileUid" },
		);
	}
	return { file: onlyView(await fileViews(ctx.db, [fileId]), `file ${wanted.fileUid}`), ...withoutIds(edge) };
}
