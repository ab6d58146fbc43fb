import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { runInputs, runOutputs } from "../../../../db/schema/index.ts";
import type { OutputKind } from "../../../contracts/enums.ts";
import type { LoadedFlow } from "./load-flow.ts";

/** More changes than that are rather loaded anew, in chunks. */
const maxChanges = 20_000;

interface Change {
	watermark: string;
	run: string | number | bigint | null;
	file: string | number | bigint | null;
	kind: OutputKind | "input";
	is_live: boolean;
}

/**
 * Brings a loaded graph to this moment: one query, so one snapshot, reads all that was written at or beyond the
 * watermark. What is beyond the oldest transaction still open is read again the next time, for that transaction
 * may yet commit, and then its rows lie there.
 *
 * @returns false when there is too much to read at once; nothing is changed then.
 */
export async function refreshFlow(db: Database, flow: LoadedFlow): Promise<boolean> {
	// What seems to be of the future came with a copied database, whose transactions were another server's.
	const written = (table: typeof runInputs | typeof runOutputs, kind: SQL) =>
		sql`select run_id, file_id, ${kind} as kind, retracted_at is null as is_live from ${table}
			where tx >= ${flow.watermark}::xid8 and tx < pg_snapshot_xmax(pg_current_snapshot())`;
	const changes = await rows<Change>(
		db,
		sql`select pg_snapshot_xmin(pg_current_snapshot())::text as watermark,
				run_id as run, file_id as file, kind, is_live
			from (select 1) once left join (
				(${written(runInputs, sql`'input'`)}) union all (${written(runOutputs, sql`kind`)})
				limit ${maxChanges + 1}) changes on true`,
	);
	if (changes.length > maxChanges) return false;
	for (const { run, file, kind, is_live } of changes) {
		// The row that says that there are none.
		if (run === null || file === null) continue;
		flow.graph.set({ run: Number(run), file: Number(file), kind }, is_live);
	}
	flow.watermark = changes[0]?.watermark ?? flow.watermark;
	return true;
}
