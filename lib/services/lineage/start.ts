import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { files, runInputs, runOutputs, runs } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { FoundRecord } from "../find-record.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import { jsonRows } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";

/** Runs that contain only, in runs that contain only. */
const maxNesting = 16;

/**
 * Where a walk begins, as a query of one row: `files` and `runs`, the newest first, and whether it `has_more`. It is the
 * record itself, with what is inside of it when it is a run that does nothing but contain others; or the newest runs
 * (and files saved by hand) that a person or a transform stands for, `limit` of each.
 */
export function startOf(
	record: { kind: EntityKind; id: SQL | number | string },
	asOf: AsOf,
	limit: number,
): SQL {
	switch (record.kind) {
		case "file":
			return start(sql`array[${record.id}]::bigint[]`, none);
		case "run":
			return runAndInside(sql`array[${record.id}]::bigint[]`, asOf, limit);
		case "transform":
			return newest(none, newestRuns(sql`${runs.transformId} = ${record.id}`, asOf, limit), limit);
		case "user":
			return newest(
				newestSavedByHand(record.id, asOf, limit),
				newestRuns(sql`${runs.createdBy} = ${record.id}`, asOf, limit),
				limit,
			);
	}
}

/** A start that is known, as {@link startOf} has it. */
export function startAt(keys: readonly string[]): SQL {
	return start(bigintArray(idsOf("file", keys)), bigintArray(idsOf("run", keys)));
}

/** The keys of {@link startOf}, runs first. */
export async function startKeys(
	db: Database,
	record: FoundRecord,
	asOf: AsOf,
	limit: number,
): Promise<{ keys: string[]; hasMore: boolean }> {
	const [found] = await jsonRows(
		db,
		{
			files: sql<number[]>`begins.files`,
			runs: sql<number[]>`begins.runs`,
			hasMore: sql<boolean>`begins.has_more`,
		},
		sql`from (${startOf(record, asOf, limit)}) as begins`,
	);
	if (!found) throw new Error("a start is one row");
	return {
		keys: [...found.runs.map((id) => flowKey("run", id)), ...found.files.map((id) => flowKey("file", id))],
		hasMore: found.hasMore,
	};
}

const none = sql`array[]::bigint[]`;

function start(fileIds: SQL, runIds: SQL): SQL {
	return sql`select ${fileIds} as files, ${runIds} as runs, false as has_more`;
}

/** The first of two lists that have one more than `limit` where there are more. */
function newest(fileIds: SQL, runIds: SQL, limit: number): SQL {
	return sql`select found.files[1:${limit}::int] as files, found.runs[1:${limit}::int] as runs,
			cardinality(found.files) > ${limit}::int or cardinality(found.runs) > ${limit}::int as has_more
		from (select ${fileIds} as files, ${runIds} as runs offset 0) as found`;
}

function newestRuns(whose: SQL, asOf: AsOf, limit: number): SQL {
	return sql`array(
		select ${runs.id} from ${runs} where ${whose} and ${existedAt(runs.createdAt, asOf)}
		order by ${runs.createdAt} desc, ${runs.id} desc limit ${limit + 1}::int
	)`;
}

/** Files of nobody's run: their person is all that is known of where they came from. */
function newestSavedByHand(uid: SQL | number | string, asOf: AsOf, limit: number): SQL {
	return sql`array(
		select ${files.id} from ${files}
		where ${files.createdBy} = ${uid} and ${existedAt(files.createdAt, asOf)} and not exists (
			select from ${runOutputs} where ${runOutputs.fileId} = ${files.id} and ${runOutputs.kind} = 'created'
				and ${heldAt(runOutputs, asOf)}
		)
		order by ${files.createdAt} desc, ${files.id} desc limit ${limit + 1}::int
	)`;
}

/**
 * A run, with the runs that it contains if data never flowed through the run itself: it stands for them then. What those
 * contain follows where nothing flowed through them either.
 */
function runAndInside(self: SQL, asOf: AsOf, limit: number): SQL {
	const left = sql`${limit + 1}::int - cardinality(inside.found)`;
	const contained = sql`array(
		select ${runs.id} from ${runs}
		where ${runs.parentId} = any(inside.around) and ${existedAt(runs.createdAt, asOf)}
			and ${runs.id} <> all(${self} || inside.found)
		order by ${runs.createdAt} desc, ${runs.id} desc limit ${left}
	)`;
	return sql`
		with recursive inside(nesting, around, found) as (
			select 0, ${hollow(self, asOf)}, ${none}
			union all
			select inside.nesting + 1, ${hollow(sql`next.ids`, asOf)}, inside.found || next.ids
			from inside cross join lateral (select ${contained} as ids offset 0) as next
			where inside.nesting < ${maxNesting}::int and cardinality(inside.around) > 0
				and cardinality(inside.found) <= ${limit}::int
		)
		select ${none} as files, ${self} || inside.found[1:${limit}::int] as runs,
			cardinality(inside.found) > ${limit}::int as has_more
		from inside order by inside.nesting desc limit 1`;
}

/** Those of some runs that neither read nor made anything. */
function hollow(ids: SQL, asOf: AsOf): SQL {
	return sql`array(
		select ${runs.id} from ${runs} where ${runs.id} = any(${ids})
			and not exists (select from ${runInputs} where ${runInputs.runId} = ${runs.id} and ${heldAt(runInputs, asOf)})
			and not exists (select from ${runOutputs} where ${runOutputs.runId} = ${runs.id} and ${heldAt(runOutputs, asOf)})
	)`;
}
