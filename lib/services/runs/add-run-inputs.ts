import type { EdgeOrigin } from "../../contracts/enums.ts";
import { RunInputsInput, type RunInputsView } from "../../contracts/runs.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { writeInputs } from "./edges.ts";
import { findRunRow, runLabel } from "./find-run.ts";
import { lockFamiliesOf, type ReadFile, readFiles } from "./read-files.ts";

interface ReadEdge {
	file: ReadFile;
	fileId: number;
	origin: EdgeOrigin;
	occurredAt: Date | null;
}

/**
 * Records that a run read many files, as `addRunInput` records one: all of them in one transaction, or none. An input is named
 * by its content as well, as a program sees it; what nobody saved yet, and what the run made itself, is left out, and said so.
 *
 * @throws WhenceError `not_found` for a run or a uid that is not there.
 */
export async function addRunInputs({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunInputsInput;
}): Promise<RunInputsView> {
	requireScope(ctx, "write");
	const { runUid, inputs } = parseInput(RunInputsInput, input);
	return ctx.db.transaction(async (tx) => {
		const files = await readFiles(tx, inputs);
		await lockFamiliesOf(
			tx,
			files.flatMap((file) => file ?? []),
		);
		const run = await findRunRow(tx, runUid, "lock");
		const edges = new Map<number, ReadEdge>();
		for (const [i, { origin, occurredAt }] of inputs.entries()) {
			const file = files[i];
			// The first of several that mean one file is the one that counts.
			if (!file || edges.has(file.id)) continue;
			const at = occurredAt === undefined ? null : new Date(occurredAt);
			edges.set(file.id, { file, fileId: file.id, origin, occurredAt: at });
		}
		const { written, outputs } = await writeInputs(tx, ctx, run, [...edges.values()]);
		const news = [...edges.values()].filter(({ fileId }) => written.has(fileId));
		await recordEvents(
			tx,
			ctx,
			news.map(({ file, origin }) => ({
				action: "run.add_input",
				entityKind: "run",
				entityUid: run.uid,
				entityLabel: runLabel(run),
				after: { file: file.uid, key: file.key, origin },
			})),
		);
		return {
			items: files.map((file) => {
				if (!file) return { fileUid: null, outcome: "unknown" as const };
				const outcome = outputs.has(file.id) ? "output" : written.has(file.id) ? "recorded" : "unchanged";
				return { fileUid: file.uid, outcome } as const;
			}),
		};
	});
}
