import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { jsonRows } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";
import { flowKinds, stepFrom } from "./steps.ts";

export interface Layer {
	frontier: readonly string[];
	direction: Direction;
	known: ReadonlySet<string>;
	limit: number;
}

/**
 * The next layer of the walk, newest first, in at most two queries.
 * "Where from" follows the run that created a file; runs that only made it again when `recreated` says so.
 */
export async function nextLayer(
	db: Database,
	{ frontier, direction, known, limit }: Layer,
	{ asOf, recreated }: { asOf: AsOf; recreated: boolean },
): Promise<string[]> {
	const found: string[] = [];
	for (const kind of flowKinds) {
		const ids = idsOf(kind, frontier);
		if (ids.length === 0) continue;
		const { table, from, to, kind: reached } = stepFrom(kind, direction);
		const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
		const layer = await jsonRows(
			db,
			{ id: sql<number>`newest.id` },
			sql`from (
				select distinct ${to} as id from ${table}
				where ${from} = any(${bigintArray(ids)})
					and ${to} <> all(${bigintArray(idsOf(reached, known))})
					and ${heldAt(table, asOf)}
					${isCreatedOnly ? sql`and ${runOutputs.kind} = 'created'` : sql``}
				order by id desc limit ${limit}
			) as newest`,
		);
		for (const { id } of layer) found.push(flowKey(reached, id));
	}
	return found;
}
