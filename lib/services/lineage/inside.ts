import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runInputs, runOutputs, runs } from "../../../db/schema/index.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import { jsonRows } from "./json-rows.ts";
import { bigintArray, flowKey } from "./keys.ts";

/** Runs that contain only, in runs that contain only. */
const maxNesting = 16;

/**
 * The runs that a run contains, newest first, if data never flowed through the run itself: it stands for them then.
 * What those contain follows where nothing flowed through them either.
 *
 * @param limit so many at most.
 */
export async function runsInside(
	db: Database,
	runId: number,
	asOf: AsOf,
	limit: number,
): Promise<{ keys: string[]; hasMore: boolean }> {
	const keys: string[] = [];
	const seen = new Set([runId]);
	let around = await hollow(db, [runId], asOf);
	for (let nesting = 0; around.length > 0 && nesting < maxNesting; nesting++) {
		const found = (await childrenOf(db, around, asOf, limit + 1 - keys.length)).filter((id) => !seen.has(id));
		for (const id of found) seen.add(id);
		keys.push(...found.map((id) => flowKey("run", id)));
		if (keys.length > limit) return { keys: keys.slice(0, limit), hasMore: true };
		around = await hollow(db, found, asOf);
	}
	return { keys, hasMore: false };
}

/** Those of these runs that neither read nor made anything. */
async function hollow(db: Database, ids: readonly number[], asOf: AsOf): Promise<number[]> {
	if (ids.length === 0) return [];
	const found = await jsonRows(
		db,
		{ id: sql<number>`${runs.id}` },
		sql`from ${runs} where ${runs.id} = any(${bigintArray(ids)})
			and not exists (select from ${runInputs} where ${runInputs.runId} = ${runs.id} and ${heldAt(runInputs, asOf)})
			and not exists (select from ${runOutputs} where ${runOutputs.runId} = ${runs.id} and ${heldAt(runOutputs, asOf)})`,
	);
	return found.map(({ id }) => id);
}

async function childrenOf(
	db: Database,
	parents: readonly number[],
	asOf: AsOf,
	limit: number,
): Promise<number[]> {
	const found = await jsonRows(
		db,
		{ id: sql<number>`found.id` },
		sql`from (
			select ${runs.id} from ${runs}
				where ${runs.parentId} = any(${bigintArray(parents)}) and ${existedAt(runs.createdAt, asOf)}
				order by ${runs.createdAt} desc, ${runs.id} desc limit ${limit}
		) as found`,
	);
	return found.map(({ id }) => id);
}
