import { sql } from "drizzle-orm";
import { WhenceError } from "../../contracts/errors.ts";
import { LineageInput, type LineageView } from "../../contracts/lineage.ts";
import { lineageLimits } from "../../contracts/lineage-terms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { assembleView } from "./assemble-view.ts";
import { expandGraph } from "./expand.ts";
import { askFocus, findFocus, focusQuery } from "./focus.ts";
import { askTogether } from "./json-rows.ts";
import { parseNodeId } from "./keys.ts";
import { askLayers } from "./plan-walk.ts";
import { openSelection } from "./selection/open-selection.ts";
import { walkGraph } from "./walk-graph.ts";

/** A question about lineage that is found to make sense. */
export interface OpenLineage {
	/** Reads what nodes say and how they hang together, which takes as long as the answer is large. */
	read(): Promise<LineageView>;
}

/**
 * Checks a question, finds its focus and what lies around it, in one statement: whoever shows the answer knows at once whether there is one.
 *
 * @throws WhenceError `invalid`, and `not_found` for a focus that is not there, or was not yet at `asOf`.
 */
export async function openLineage({ ctx, input }: { ctx: Ctx; input: LineageInput }): Promise<OpenLineage> {
	requireScope(ctx, "read");
	const query = parseInput(LineageInput, input);
	const asOf = query.asOf === undefined ? null : new Date(query.asOf);
	const expand = query.expand ?? [];
	for (const id of expand) parseNodeId(id);
	const { focusKind, focusUid, select, up, down } = query;
	if (select !== undefined && focusKind === undefined && focusUid === undefined) {
		if (up !== undefined || down !== undefined)
			throw new WhenceError("invalid", "up and down go with a focus; a selection has its steps in itself.", {
				field: "select",
				hint: "As 2+file:counts.csv+1.",
			});
		return openSelection(ctx, { ...query, select }, asOf);
	}
	if (select !== undefined || focusKind === undefined || focusUid === undefined)
		throw new WhenceError("invalid", "Either focusKind and focusUid are needed, or select alone.", {
			field: "select",
		});
	const asked = {
		query,
		lens: query.lens ?? "data",
		asOf,
		limit: query.limit ?? lineageLimits.nodes,
	};
	const ask = askTogether(ctx.db);
	const found = focusQuery(focusKind, focusUid, asOf);
	const [known, layers] = await Promise.all([
		askFocus(ask, focusKind, found),
		askLayers(ask, { kind: focusKind, id: sql`(select focus.id from (${found}) as focus)` }, asked),
	]);
	// It is looked for again only to say why it was not found.
	const focus = known ?? (await findFocus(ctx.db, focusKind, focusUid, asOf));
	const task = { ...asked, db: ctx.db, focus };
	return {
		read: async () => {
			const graph = await walkGraph(task, layers);
			await expandGraph(task, graph, expand);
			return assembleView(task, graph);
		},
	};
}
