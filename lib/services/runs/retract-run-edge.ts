import { and, eq, sql } from "drizzle-orm";
import { runInputs, runOutputs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { RunEdgeRetractInput, type RunFileView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findFileRow } from "../files/find-file.ts";
import { fileViews } from "../files/view.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { findEdge, withoutIds } from "./edge-view.ts";
import { findRunRow, runLabel } from "./find-run.ts";

/** What both verbs share. Edges are never deleted: history keeps them with who, when and why. */
export async function retractRunEdge(
	role: "input" | "output",
	{ ctx, input }: { ctx: Ctx; input: RunEdgeRetractInput },
): Promise<RunFileView> {
	requireScope(ctx, "write");
	const wanted = parseInput(RunEdgeRetractInput, input);
	const table = role === "input" ? runInputs : runOutputs;
	const { runId, fileId } = await ctx.db.transaction(async (tx) => {
		const run = await findRunRow(tx, wanted.runUid, "lock");
		const file = await findFileRow(tx, wanted.fileUid);
		const edge = await findEdge(tx, role, run.id, file.id);
		if (!edge) {
			throw new WhenceError("not_found", `File ${file.key} is no ${role} of run ${runLabel(run)}.`);
		}
		requireOwnership(ctx, edge.recordedBy.uid, "This edge");
		if (edge.retractedAt !== null) return { runId: run.id, fileId: file.id };
		await tx
			.update(table)
			.set({ retractedAt: sql`now()`, retractedBy: ctx.actor.uid, retractedReason: wanted.reason })
			.where(and(eq(table.runId, run.id), eq(table.fileId, file.id)));
		await recordEvent(tx, ctx, {
			action: `run.retract_${role}`,
			entityKind: "run",
			entityUid: run.uid,
			entityLabel: runLabel(run),
			before: { file: file.uid, key: file.key },
			after: { reason: wanted.reason },
		});
		return { runId: run.id, fileId: file.id };
	});
	const edge = await findEdge(ctx.db, role, runId, fileId);
	if (!edge) throw new Error("a retracted edge vanished");
	return { file: onlyView(await fileViews(ctx.db, [fileId]), `file ${wanted.fileUid}`), ...withoutIds(edge) };
}
