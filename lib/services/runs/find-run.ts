import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";

export type RunRow = typeof runs.$inferSelect;

/**
 * The row of a run by uid, locked against other writers when asked.
 *
 * @throws WhenceError `not_found`.
 */
export async function findRunRow(db: Database, uid: string, lock: "lock" | "read" = "read"): Promise<RunRow> {
	const query = db.select().from(runs).where(eq(runs.uid, uid));
	const [found] = await (lock === "lock" ? query.for("update") : query);
	if (found) return found;
	throw new WhenceError("not_found", `There is no run ${uid}.`);
}

/** What to call a run where it has no name. */
export function runLabel(run: { uid: string; name: string | null }): string {
	return run.name ?? run.uid;
}
