import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { files, runInputs, runOutputs } from "../../../db/schema/index.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";

/** Which of these files were made from a version that was no longer the latest at that moment. */
export async function staleFileIds(
	db: Database,
	fileIds: readonly number[],
	asOf: AsOf,
): Promise<Set<number>> {
	if (fileIds.length === 0) return new Set();
	const newer = alias(files, "newer");
	const found = await db
		.selectDistinct({ id: runOutputs.fileId })
		.from(runOutputs)
		.innerJoin(runInputs, and(eq(runInputs.runId, runOutputs.runId), heldAt(runInputs, asOf)))
		.innerJoin(files, eq(files.id, runInputs.fileId))
		.innerJoin(
			newer,
			and(
				eq(newer.familyId, files.familyId),
				sql`${newer.versionNo} > ${files.versionNo}`,
				existedAt(newer.createdAt, asOf),
			),
		)
		.where(
			and(inArray(runOutputs.fileId, [...fileIds]), eq(runOutputs.kind, "created"), heldAt(runOutputs, asOf)),
		);
	return new Set(found.map(({ id }) => id));
}
