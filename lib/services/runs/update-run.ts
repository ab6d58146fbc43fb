import { eq } from "drizzle-orm";
import { runs, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { RunUpdateInput, type RunView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireRevision } from "../revision.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { findTransformRow } from "../transforms/find-transform.ts";
import { findRunRow, runLabel } from "./find-run.ts";
import { isTerminal } from "./run-state.ts";
import { runViews } from "./view.ts";

/**
 * Names a run, completes its parameters, or points a running one to the code that really ran.
 *
 * @throws WhenceError `not_found`; `conflict` for a stale revision, or for re-pointing a run that has ended.
 */
export async function updateRun({ ctx, input }: { ctx: Ctx; input: RunUpdateInput }): Promise<RunView> {
	requireScope(ctx, "write");
	const wanted = parseInput(RunUpdateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const run = await findRunRow(tx, wanted.uid, "lock");
		requireOwnership(ctx, run.createdBy, `Run ${runLabel(run)}`);
		await requireRevision(tx, wanted.revision, {
			revision: run.revision,
			what: runLabel(run),
			value: { name: run.name ?? "" },
			changedIn: { kind: "run", uid: run.uid, actions: ["run.update"] },
		});
		const transform =
			wanted.transformUid === undefined ? null : await findTransformRow(tx, wanted.transformUid);
		if (transform && transform.id !== run.transformId && isTerminal(run.status)) {
			throw new WhenceError("conflict", `Run ${runLabel(run)} has ended; what it ran stays as recorded.`, {
				field: "transformUid",
			});
		}
		const [old] = await tx
			.select({ uid: transforms.uid })
			.from(transforms)
			.where(eq(transforms.id, run.transformId));
		const name = wanted.name === undefined ? run.name : wanted.name;
		const before = { name: run.name, transform: old?.uid ?? null, params: run.params };
		const after = {
			name,
			transform: transform?.uid ?? old?.uid ?? null,
			params: wanted.params ?? run.params,
		};
		if (JSON.stringify(before) === JSON.stringify(after)) return run.id;
		await tx
			.update(runs)
			.set({
				name,
				params: after.params,
				transformId: transform?.id ?? run.transformId,
				revision: run.revision + 1,
			})
			.where(eq(runs.id, run.id));
		await recordEvent(tx, ctx, {
			action: "run.update",
			entityKind: "run",
			entityUid: run.uid,
			entityLabel: runLabel({ uid: run.uid, name }),
			before,
			after,
		});
		return run.id;
	});
	return onlyView(await runViews(ctx.db, [id]), `run ${wanted.uid}`);
}
