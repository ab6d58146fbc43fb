import { ImpactExportInput, type ImpactItem } from "../../../contracts/impact.ts";
import { nodesAfter, type Place, type Reached } from "../../../lineage/reach/reached.ts";
import type { Ctx } from "../../ctx.ts";
import { findRecord } from "../../find-record.ts";
import { parseInput } from "../../parse-input.ts";
import { requireScope } from "../../scope.ts";
import { letOthersWork } from "../let-others-work.ts";
import type { Adjacency } from "./adjacency.ts";
import { impactItems } from "./items.ts";
import { onlyKind } from "./only-kind.ts";
import { walkEverything } from "./walk-everything.ts";

/** Rows of one query: a few at a time are in memory, however many there are. */
const rowsPerBatch = 1000;

/**
 * The whole list of what lies up or down of a record, as of one moment, in batches.
 *
 * @returns once the walk is done: what it found takes four bytes a record, its rows are read as they are asked for.
 * @throws WhenceError `not_found` for a focus that is not there.
 */
export async function exportImpact({
	ctx,
	input,
	adjacency,
}: {
	ctx: Ctx;
	input: ImpactExportInput;
	adjacency: Adjacency;
}): Promise<AsyncGenerator<ImpactItem[]>> {
	requireScope(ctx, "read");
	const query = parseInput(ImpactExportInput, input);
	const focus = await findRecord(ctx.db, query.focusKind, query.focusUid);
	const how = { direction: query.direction ?? "down", recreated: query.recreated ?? false };
	const { reached, fromDepth } = await walkEverything(ctx.db, focus, how, adjacency);
	return batches(ctx, reached, { after: null, fromDepth, kind: onlyKind(query.kinds) });
}

async function* batches(
	ctx: Ctx,
	reached: Reached,
	which: Parameters<typeof nodesAfter>[1],
): AsyncGenerator<ImpactItem[]> {
	let places: Place[] = [];
	for (const place of nodesAfter(reached, which)) {
		places.push(place);
		if (places.length < rowsPerBatch) continue;
		yield await impactItems(ctx.db, places);
		places = [];
		// An embedded database answers within this turn of the event loop.
		await letOthersWork();
	}
	if (places.length > 0) yield await impactItems(ctx.db, places);
}
