import type { SQL } from "drizzle-orm";
import type { EntityKind, LineageLens } from "../../contracts/enums.ts";
import { lineageLimits } from "../../contracts/lineage-terms.ts";
import { type Direction, smallestChunk } from "../../lineage/walk.ts";
import type { AsOf } from "./as-of.ts";
import { hidesRuns, type Query } from "./filters.ts";
import type { Ask } from "./json-rows.ts";
import { type Layers, readLayers } from "./layers.ts";
import { startOf } from "./start.ts";

/** What a question says of a walk, wherever it begins. */
export interface WalkPlan {
	query: Query;
	lens: LineageLens;
	asOf: AsOf;
	limit: number;
}

/** Found in one direction at most, hidden nodes included: what a query may cost the database. */
export const reachOf = ({ limit }: Pick<WalkPlan, "limit">): number => 5000 + limit;

/** All that a walk may go through. @param focus its kind, and what finds its id. */
export function askLayers(ask: Ask, focus: { kind: EntityKind; id: SQL }, plan: WalkPlan): Promise<Layers> {
	const { query, asOf, limit } = plan;
	return readLayers(ask, startOf(focus, asOf, startLimitOf(focus.kind, plan)), {
		...{ steps: stepsOf(query), asOf, recreated: query.recreated ?? false, most: reachOf(plan) },
		...(isEveryRunPaid(plan) ? { mostRuns: limit } : {}),
	});
}

export function stepsOf({ up, down }: Query): Record<Direction, number> {
	return { up: up ?? lineageLimits.depth, down: down ?? lineageLimits.depth };
}

function startLimitOf(kind: EntityKind, { lens, limit }: Pick<WalkPlan, "lens" | "limit">): number {
	if (kind === "file") return 1;
	// Collapsed runs share a node, so many of them fit.
	return lens === "transforms" ? 500 : Math.max(1, Math.floor(limit / 3));
}

/** Whether a run always brings a node that was not there: in other lenses it may share one, and filters may hide it. */
function isEveryRunPaid({ lens, query }: Pick<WalkPlan, "lens" | "query">): boolean {
	return lens !== "transforms" && !hidesRuns(query);
}

/**
 * What is read with the start, and what only when that was not enough: where every run is paid for, the budget seldom
 * goes much farther than its own number, and elsewhere seldom farther than some times that.
 */
export function loadedAhead(plan: WalkPlan, { up, down }: Layers): { ahead: string[]; rest: string[] } {
	const sides = [up.flat(), down.flat()];
	const most = isEveryRunPaid(plan) ? Math.ceil(plan.limit * 1.1) + smallestChunk : plan.limit * 4;
	return {
		ahead: sides.flatMap((side) => side.slice(0, most)),
		rest: sides.flatMap((side) => side.slice(most)),
	};
}
