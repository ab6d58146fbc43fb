import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runs } from "../../../db/schema/index.ts";
import { type RunStatus, terminalRunStatuses } from "../../contracts/enums.ts";
import type { RunRow } from "./find-run.ts";

/** Whether a run has ended: such a state never flips back. */
export function isTerminal(status: RunStatus): boolean {
	return terminalRunStatuses.some((terminal) => terminal === status);
}

/** A run that no process tracks runs from its first edge. Call it with the run's row locked. */
export async function startIfScheduled(tx: Database, run: RunRow): Promise<void> {
	if (run.status !== "scheduled") return;
	await tx.update(runs).set({ status: "running", startedAt: sql`now()` }).where(eq(runs.id, run.id));
}
