import { sql } from "drizzle-orm";
import { runs } from "../../../db/schema/index.ts";
import type { LineageBox } from "../../contracts/lineage.ts";
import { type AsOf, existedAt } from "./as-of.ts";
import { runFacts } from "./facts.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray } from "./keys.ts";

/** Runs in runs in runs: farther up nobody looks, and rows that contain each other end here. */
const maxNesting = 16;

/** The runs that contain these, and those that contain them; outermost and oldest first. */
export async function boxesAround(ask: Ask, runIds: readonly number[], asOf: AsOf): Promise<LineageBox[]> {
	if (runIds.length === 0) return [];
	const above = sql`
		with recursive above(id, nesting) as (
			select parent_id, 1 from runs where id = any(${bigintArray(runIds)}) and parent_id is not null
			union
			select runs.parent_id, above.nesting + 1 from above
				inner join runs on runs.id = above.id
				where runs.parent_id is not null and above.nesting < ${maxNesting}
		)
		select id from above`;
	const found = await runFacts(ask, sql`${runs.id} in (${above}) and ${existedAt(runs.createdAt, asOf)}`, {
		asOf,
		withTags: false,
	});
	return found
		.map(({ node }) => node)
		.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
