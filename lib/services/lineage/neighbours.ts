import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { askTogether } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";
import { flowKinds, stepFrom } from "./steps.ts";

export interface Layer {
	frontier: readonly string[];
	direction: Direction;
	known: ReadonlySet<string>;
	limit: number;
}

/**
 * The next layer of the walk, newest first, in one statement.
 * "Where from" follows the run that created a file; runs that only made it again when `recreated` says so.
 */
export async function nextLayer(
	db: Database,
	{ frontier, direction, known, limit }: Layer,
	{ asOf, recreated }: { asOf: AsOf; recreated: boolean },
): Promise<string[]> {
	const ask = askTogether(db);
	const layers = flowKinds.map(async (kind) => {
		const ids = idsOf(kind, frontier);
		if (ids.length === 0) return [];
		const { table, from, to, kind: reached } = stepFrom(kind, direction);
		const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
		const layer = await ask(
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
		return layer.map(({ id }) => flowKey(reached, id));
	});
	return (await Promise.all(layers)).flat();
}
