import type { Database } from "../../../../db/client.ts";
import { ImpactInput, type ImpactView, impactLimits } from "../../../contracts/impact.ts";
import { runNode } from "../../../lineage/reach/flow-node.ts";
import { nodesAfter, type Place } from "../../../lineage/reach/reached.ts";
import type { Ctx } from "../../ctx.ts";
import { type FoundRecord, findRecord } from "../../find-record.ts";
import { parseInput } from "../../parse-input.ts";
import { requireScope } from "../../scope.ts";
import type { Adjacency } from "./adjacency.ts";
import { breakdowns } from "./breakdowns.ts";
import { countReached } from "./count-reached.ts";
import { parseCursor, placeCursor } from "./cursor.ts";
import { impactItems } from "./items.ts";
import { onlyKind } from "./only-kind.ts";
import { walkEverything } from "./walk-everything.ts";

/**
 * Everything downstream or upstream of a record, whole and exact as of now: counts by type and person, and a page
 * of the list.
 *
 * @throws WhenceError `not_found` for a focus that is not there.
 */
export async function getImpact({
	ctx,
	input,
	adjacency,
}: {
	ctx: Ctx;
	input: ImpactInput;
	adjacency: Adjacency;
}): Promise<ImpactView> {
	requireScope(ctx, "read");
	const query = parseInput(ImpactInput, input);
	const after = parseCursor(query.cursor);
	const limit = query.limit ?? impactLimits.page;
	const focus = await findRecord(ctx.db, query.focusKind, query.focusUid);
	const direction = query.direction ?? "down";
	const how = { direction, recreated: query.recreated ?? false };
	const { reached, fromDepth, facts } = await walkEverything(ctx.db, focus, how, adjacency);
	const tally = await countReached(ctx.db, reached.nodes(fromDepth), facts);
	const places: Place[] = [];
	for (const place of nodesAfter(reached, { after, fromDepth, kind: onlyKind(query.kinds) })) {
		places.push(place);
		if (places.length > limit) break;
	}
	const page = places.slice(0, limit);
	const last = page.at(-1);
	return {
		focus: { kind: focus.kind, uid: focus.uid, title: await titleOf(ctx.db, focus) },
		direction,
		...(await breakdowns(ctx.db, tally)),
		items: await impactItems(ctx.db, page),
		nextCursor: places.length > limit && last ? placeCursor(last) : null,
	};
}

/** A run without a name is called as its code is, as in the list. */
async function titleOf(db: Database, focus: FoundRecord): Promise<string> {
	if (focus.kind !== "run") return focus.label;
	const [row] = await impactItems(db, [{ node: runNode(focus.id), depth: 0 }]);
	return row?.title ?? focus.label;
}
