import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";
import { letOthersWork } from "./let-others-work.ts";
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
		await letOthersWork();
		const { table, from, to, kind: reached } = stepFrom(kind, direction);
		const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
		const layer = await rows<{ id: string | number | bigint }>(
			db,
			sql`select distinct ${to} as id from ${table}
				where ${from} = any(${bigintArray(ids)})
					and ${to} <> all(${bigintArray(idsOf(reached, known))})
					and ${heldAt(table, asOf)}
					${isCreatedOnly ? sql`and ${runOutputs.kind} = 'created'` : sql``}
				order by id desc limit ${limit}`,
		);
		for (const row of layer) found.push(flowKey(reached, Number(row.id)));
	}
	return found;
}
