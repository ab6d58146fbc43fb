import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { type fileFamilies, files, runOutputs, runs, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { RunRow } from "../runs/find-run.ts";

/**
 * A bare file name serves as key only where it cannot mean somebody else's file: a new family, or one
 * that this same transform made.
 *
 * @throws WhenceError `conflict`, asking for a key.
 */
export async function requireFreeName(
	tx: Database,
	family: typeof fileFamilies.$inferSelect,
	run: RunRow | null,
): Promise<void> {
	if (family.latestId === null) return;
	const makers = await tx
		.select({ familyId: transforms.familyId })
		.from(files)
		.innerJoin(runOutputs, and(eq(runOutputs.fileId, files.id), isNull(runOutputs.retractedAt)))
		.innerJoin(runs, eq(runs.id, runOutputs.runId))
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.where(and(eq(files.familyId, family.id), eq(runOutputs.kind, "created")))
		.groupBy(transforms.familyId);
	const [own] = run
		? await tx
				.select({ familyId: transforms.familyId })
				.from(transforms)
				.where(eq(transforms.id, run.transformId))
		: [];
	if (makers.length > 0 && makers.every(({ familyId }) => familyId === own?.familyId)) return;
	throw new WhenceError("conflict", `There is a file ${family.key} already, made elsewhere.`, {
		field: "key",
		hint: "Give a key: the same one for its next version, another for a file of its own.",
	});
}
