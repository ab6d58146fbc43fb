import { and, eq } from "drizzle-orm";
import { fileFamilies, runInputs, runOutputs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { RunEdgeRef, type RunFileView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { findFileRow } from "../files/find-file.ts";
import { fileViews } from "../files/view.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { findEdge, withoutIds } from "./edge-view.ts";
import { hasCreator } from "./edges.ts";
import { findRunRow, runLabel } from "./find-run.ts";

const standing = { retractedAt: null, retractedBy: null, retractedReason: null };

/**
 * What both verbs share. The edge stands again as it was first recorded: who, when and how it is known are kept, which
 * declaring it anew would replace. What was retracted and restored is told by the audit.
 */
export async function restoreRunEdge(
	role: "input" | "output",
	{ ctx, input }: { ctx: Ctx; input: RunEdgeRef },
): Promise<RunFileView> {
	requireScope(ctx, "write");
	const wanted = parseInput(RunEdgeRef, input);
	const { runId, fileId } = await ctx.db.transaction(async (tx) => {
		const file = await findFileRow(tx, wanted.fileUid);
		await tx
			.select({ id: fileFamilies.id })
			.from(fileFamilies)
			.where(eq(fileFamilies.id, file.familyId))
			.for("update");
		const run = await findRunRow(tx, wanted.runUid, "lock");
		const edge = await findEdge(tx, role, run.id, file.id);
		if (!edge) {
			throw new WhenceError("not_found", `File ${file.key} was no ${role} of run ${runLabel(run)}.`);
		}
		requireOwnership(ctx, edge.recordedBy.uid, "This edge");
		const ids = { runId: run.id, fileId: file.id };
		if (edge.retractedAt === null) return ids;
		const other = await findEdge(tx, role === "input" ? "output" : "input", run.id, file.id);
		if (other && other.retractedAt === null) {
			throw new WhenceError(
				"conflict",
				"This run has that file on its other side by now: with both, lineage would be a circle.",
				{ field: "fileUid", hint: "Retract the other link first." },
			);
		}
		if (role === "input") {
			await tx
				.update(runInputs)
				.set(standing)
				.where(and(eq(runInputs.runId, run.id), eq(runInputs.fileId, file.id)));
		} else {
			// Somebody else may have become the file's creator meanwhile: there is one at most.
			const isTaken = edge.kind === "created" && (await hasCreator(tx, file.id));
			await tx
				.update(runOutputs)
				.set({ ...standing, ...(isTaken ? { kind: "recreated" as const } : {}) })
				.where(and(eq(runOutputs.runId, run.id), eq(runOutputs.fileId, file.id)));
		}
		await recordEvent(tx, ctx, {
			action: `run.restore_${role}`,
			entityKind: "run",
			entityUid: run.uid,
			entityLabel: runLabel(run),
			before: { retractedBy: edge.retractedBy?.handle ?? null, reason: edge.retractedReason },
			after: { file: file.uid, key: file.key },
		});
		return ids;
	});
	const edge = await findEdge(ctx.db, role, runId, fileId);
	if (!edge) throw new Error("a restored edge vanished");
	return { file: onlyView(await fileViews(ctx.db, [fileId]), `file ${wanted.fileUid}`), ...withoutIds(edge) };
}
