import { and, eq, inArray, isNull, sql } from "drizzle-orm";
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
	const { written } = await writeInputs(tx, ctx, edge.run, [edge]);
	return written.has(edge.fileId);
}

/**
 * Records that a run read files, as {@link writeInput} does one.
 *
 * @param wanted no file twice.
 * @returns the ids of those that were written, and of those that the run made itself.
 */
export async function writeInputs(
	tx: Database,
	ctx: Ctx,
	run: RunRow,
	wanted: readonly Omit<NewEdge, "run">[],
): Promise<{ written: Set<number>; outputs: Set<number> }> {
	const fileIds = wanted.map(({ fileId }) => fileId);
	const made = await tx
		.select({ fileId: runOutputs.fileId })
		.from(runOutputs)
		.where(
			and(eq(runOutputs.runId, run.id), inArray(runOutputs.fileId, fileIds), isNull(runOutputs.retractedAt)),
		);
	const outputs = new Set(made.map(({ fileId }) => fileId));
	const read = wanted.filter(({ fileId }) => !outputs.has(fileId));
	if (read.length === 0) return { written: new Set(), outputs };
	const written = await tx
		.insert(runInputs)
		.values(read.map((edge) => edgeValues(ctx, { ...edge, run })))
		.onConflictDoUpdate({
			target: [runInputs.runId, runInputs.fileId],
			set: { ...asGiven, ...restored },
			setWhere: sql`${runInputs.retractedAt} is not null`,
		})
		.returning({ fileId: runInputs.fileId });
	await startIfScheduled(tx, run);
	return { written: new Set(written.map(({ fileId }) => fileId)), outputs };
}

/** How a file is linked to the run that made it. */
export interface WrittenOutput {
	/** Old or new; null when there is none because the run read the file. */
	kind: OutputKind | null;
	isNew: boolean;
}

/**
 * Records that a run made a file: `created` for the first live creator, else `recreated`. A run that
 * saves its input unchanged gets no edge. Call it with the run's row and the file's family locked.
 */
export async function writeOutput(
	tx: Database,
	ctx: Ctx,
	edge: NewEdge,
	kind: OutputKind,
): Promise<WrittenOutput> {
	const written = await writeOutputs(tx, ctx, edge.run, [{ ...edge, kind }]);
	return written.get(edge.fileId) ?? { kind: null, isNew: false };
}

/**
 * Records that a run made files, as {@link writeOutput} does one.
 *
 * @returns what became of each, by its id.
 */
export async function writeOutputs(
	tx: Database,
	ctx: Ctx,
	run: RunRow,
	wanted: readonly (Omit<NewEdge, "run"> & { kind: OutputKind })[],
): Promise<Map<number, WrittenOutput>> {
	const fileIds = wanted.map(({ fileId }) => fileId);
	const isOneOf = <T extends typeof runInputs | typeof runOutputs>(table: T) =>
		and(eq(table.runId, run.id), inArray(table.fileId, fileIds));
	const read = await tx
		.select({ fileId: runInputs.fileId })
		.from(runInputs)
		.where(and(isOneOf(runInputs), isNull(runInputs.retractedAt)));
	const inputs = new Set(read.map(({ fileId }) => fileId));
	const made = wanted.filter(({ fileId }) => !inputs.has(fileId));
	const result = new Map<number, WrittenOutput>(
		read.map(({ fileId }) => [fileId, { kind: null, isNew: false }]),
	);
	if (made.length === 0) return result;
	const written = await tx
		.insert(runOutputs)
		.values(made.map((edge) => ({ ...edgeValues(ctx, { ...edge, run }), kind: edge.kind })))
		.onConflictDoUpdate({
			target: [runOutputs.runId, runOutputs.fileId],
			set: { kind: sql`excluded.kind`, ...asGiven, ...restored },
			setWhere: sql`${runOutputs.retractedAt} is not null`,
		})
		.returning({ fileId: runOutputs.fileId, kind: runOutputs.kind });
	await startIfScheduled(tx, run);
	for (const { fileId, kind } of written) result.set(fileId, { kind, isNew: true });
	if (result.size === wanted.length) return result;
	const known = await tx
		.select({ fileId: runOutputs.fileId, kind: runOutputs.kind })
		.from(runOutputs)
		.where(isOneOf(runOutputs));
	for (const { fileId, kind } of known) if (!result.has(fileId)) result.set(fileId, { kind, isNew: false });
	return result;
}

/** What an edge that was taken back takes over from the one that is declared now. */
const asGiven = {
	origin: sql`excluded.origin`,
	occurredAt: sql`excluded.occurred_at`,
	recordedBy: sql`excluded.recorded_by`,
	tokenId: sql`excluded.token_id`,
	isLate: sql`excluded.is_late`,
};

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
