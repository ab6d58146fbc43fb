import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files, runInputs, runOutputs } from "../../../db/schema/index.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import { bigintArray } from "./keys.ts";

/** Which of these files were made from a version that was no longer the latest at that moment. */
export async function staleFileIds(
	db: Database,
	fileIds: readonly number[],
	asOf: AsOf,
): Promise<Set<number>> {
	if (fileIds.length === 0) return new Set();
	const newer = alias(files, "newer");
	const makers = and(
		sql`${runOutputs.fileId} = any(${bigintArray(fileIds)})`,
		eq(runOutputs.kind, "created"),
		heldAt(runOutputs, asOf),
	);
	// As an array, so that the inputs are found by the index: for a join, the planner reads them all.
	const runIds = db.select({ id: runOutputs.runId }).from(runOutputs).where(makers);
	const staleRuns = db
		.select({ id: runInputs.runId })
		.from(runInputs)
		.innerJoin(files, eq(files.id, runInputs.fileId))
		// Few files have a newer version today: only those are asked whether they had one then.
		.innerJoin(fileFamilies, and(eq(fileFamilies.id, files.familyId), ne(fileFamilies.latestId, files.id)))
		.innerJoin(
			newer,
			and(
				eq(newer.familyId, files.familyId),
				sql`${newer.versionNo} > ${files.versionNo}`,
				existedAt(newer.createdAt, asOf),
			),
		)
		.where(and(sql`${runInputs.runId} = any(array(${runIds}))`, heldAt(runInputs, asOf)));
	const found = await db
		.select({ id: runOutputs.fileId })
		.from(runOutputs)
		.where(and(makers, inArray(runOutputs.runId, staleRuns)));
	return new Set(found.map(({ id }) => id));
}
