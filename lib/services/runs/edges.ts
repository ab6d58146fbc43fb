import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runInputs, runOutputs } from "../../../db/schema/index.ts";
import type { EdgeOrigin, OutputKind } from "../../contracts/enums.ts";
import type { Ctx } from "../ctx.ts";
import type { RunRow } from "./find-run.ts";
import { isTerminal, startIfScheduled } from "./run-state.ts";

interface NewEdge {
	run: RunRow;
	fileId: number;
	origin: EdgeOrigin;
	occurredAt?: Date | null;
}

function edgeValues(ctx: Ctx, edge: NewEdge) {
	return {
		runId: edge.run.id,
		fileId: edge.fileId,
		origin: edge.origin,
		occurredAt: edge.occurredAt ?? null,
		recordedBy: ctx.actor.uid,
		tokenId: ctx.token?.id ?? null,
		isLate: isTerminal(edge.run.status),
	};
}

/** What an edge becomes that was taken back and is declared again. */
const restored = {
	retractedAt: null,
	retractedBy: null,
	retractedReason: null,
	recordedAt: sql`now()`,
};

/**
 * Records that a run read a file. One edge per run and file, the first wins: a run that reads its own
 * output gets none, so that it makes no cycle. Call it with the run's row locked.
 *
 * @returns whether an edge was written.
 */
export async function writeInput(tx: Database, ctx: Ctx, edge: NewEdge): Promise<boolean> {
	if (await hasLiveEdge(tx, runOutputs, edge)) return false;
	const values = edgeValues(ctx, edge);
	const written = await tx
		.insert(runInputs)
		.values(values)
		.onConflictDoUpdate({
			target: [runInputs.runId, runInputs.fileId],
			set: { ...values, ...restored },
			setWhere: sql`${runInputs.retractedAt} is not null`,
		})
		.returning({ fileId: runInputs.fileId });
	await startIfScheduled(tx, edge.run);
	return written.length > 0;
}

/**
 * Records that a run made a file: `created` for the first live creator, else `recreated`. A run that
 * saves its input unchanged gets no edge. Call it with the run's row and the file's family locked.
 *
 * @returns the edge's kind, old or new, or null when there is none because the run read the file.
 */
export async function writeOutput(
	tx: Database,
	ctx: Ctx,
	edge: NewEdge,
	wanted: OutputKind,
): Promise<{ kind: OutputKind | null; isNew: boolean }> {
	if (await hasLiveEdge(tx, runInputs, edge)) return { kind: null, isNew: false };
	const values = { ...edgeValues(ctx, edge), kind: wanted };
	const written = await tx
		.insert(runOutputs)
		.values(values)
		.onConflictDoUpdate({
			target: [runOutputs.runId, runOutputs.fileId],
			set: { ...values, ...restored },
			setWhere: sql`${runOutputs.retractedAt} is not null`,
		})
		.returning({ kind: runOutputs.kind });
	await startIfScheduled(tx, edge.run);
	if (written[0]) return { kind: written[0].kind, isNew: true };
	const [old] = await tx
		.select({ kind: runOutputs.kind })
		.from(runOutputs)
		.where(and(eq(runOutputs.runId, edge.run.id), eq(runOutputs.fileId, edge.fileId)));
	return { kind: old?.kind ?? null, isNew: false };
}

/** Whether a file has a creator whose edge stands. */
export async function hasCreator(tx: Database, fileId: number): Promise<boolean> {
	const found = await tx
		.select({ runId: runOutputs.runId })
		.from(runOutputs)
		.where(
			and(eq(runOutputs.fileId, fileId), eq(runOutputs.kind, "created"), isNull(runOutputs.retractedAt)),
		);
	return found.length > 0;
}

async function hasLiveEdge(
	tx: Database,
	table: typeof runInputs | typeof runOutputs,
	edge: NewEdge,
): Promise<boolean> {
	const found = await tx
		.select({ runId: table.runId })
		.from(table)
		.where(and(eq(table.runId, edge.run.id), eq(table.fileId, edge.fileId), isNull(table.retractedAt)));
	return found.length > 0;
}
