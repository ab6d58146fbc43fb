import { eq, inArray } from "drizzle-orm";
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

/**
 * The rows of two runs, in one statement.
 *
 * @throws WhenceError `not_found` for the first that is not there.
 */
export async function findTwoRunRows(
	db: Database,
	uids: readonly [string, string],
): Promise<[RunRow, RunRow]> {
	const found = await db.select().from(runs).where(inArray(runs.uid, uids));
	const [a, b] = uids.map((uid) => found.find((row) => row.uid === uid));
	if (a && b) return [a, b];
	throw new WhenceError("not_found", `There is no run ${a ? uids[1] : uids[0]}.`);
}

/** What to call a run where it has no name. */
export function runLabel(run: { uid: string; name: string | null }): string {
	return run.name ?? run.uid;
}
