import { type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { fileFamilies, files, runInputs, runOutputs } from "../../../db/schema/index.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray } from "./keys.ts";

/** Which of these files were made from a version that was no longer the latest at that moment. */
export async function staleFileIds(ask: Ask, fileIds: readonly number[], asOf: AsOf): Promise<Set<number>> {
	if (fileIds.length === 0) return new Set();
	const newer = alias(files, "newer");
	const makers = sql`${runOutputs} where ${runOutputs.fileId} = any(${bigintArray(fileIds)})
		and ${runOutputs.kind} = 'created' and ${heldAt(runOutputs, asOf)}`;
	// As an array, so that the inputs are found by the index: for a join, the planner reads them all.
	const runIds = sql`array(select ${runOutputs.runId} from ${makers})`;
	// Few files have a newer version today: only those are asked whether they had one then.
	const staleRuns: SQL = sql`select ${runInputs.runId} from ${runInputs}
		inner join ${files} on ${files.id} = ${runInputs.fileId}
		inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId} and ${fileFamilies.latestId} <> ${files.id}
		inner join ${files} newer on ${newer.familyId} = ${files.familyId} and ${newer.versionNo} > ${files.versionNo}
			and ${existedAt(newer.createdAt, asOf)}
		where ${runInputs.runId} = any(${runIds}) and ${heldAt(runInputs, asOf)}`;
	const found = await ask(
		{ id: sql<number>`${runOutputs.fileId}` },
		sql`from ${makers} and ${runOutputs.runId} in (${staleRuns})`,
	);
	return new Set(found.map(({ id }) => id));
}
