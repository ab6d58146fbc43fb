import { LineageInput, type LineageView, lineageLimits } from "../../contracts/lineage.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { assembleView } from "./assemble-view.ts";
import { expandGraph } from "./expand.ts";
import { findFocus } from "./focus.ts";
import { parseNodeId } from "./keys.ts";
import { walkGraph } from "./walk-graph.ts";

/**
 * The graph around a record: where it comes from and where it goes, bounded by depths and a node budget,
 * and honest about what it left out.
 *
 * @throws WhenceError `not_found` for a focus that is not there, or was not yet at `asOf`.
 */
export async function getLineage({ ctx, input }: { ctx: Ctx; input: LineageInput }): Promise<LineageView> {
	requireScope(ctx, "read");
	const query = parseInput(LineageInput, input);
	const asOf = query.asOf === undefined ? null : new Date(query.asOf);
	const expand = query.expand ?? [];
	for (const id of expand) parseNodeId(id);
	const task = {
		db: ctx.db,
		focus: await findFocus(ctx.db, query.focusKind, query.focusUid, asOf),
		query,
		lens: query.lens ?? "data",
		asOf,
		limit: query.limit ?? lineageLimits.nodes,
	};
	const graph = await walkGraph(task);
	await expandGraph(task, graph, expand);
	return assembleView(task, graph);
}
