import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { runInputs, runOutputs } from "../../../../db/schema/index.ts";
import type { LoadedFlow } from "./load-flow.ts";
import { packInts, unpackInts } from "./packed.ts";

/** More changes than that are rather loaded anew, in chunks. */
const maxChanges = 100_000;

/** By what a change packs them as; negative once taken back. */
const kinds = [undefined, "input", "created", "recreated"] as const;

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
		sql`select run_id, file_id, case when retracted_at is null then 1 else -1 end * ${kind} as kind from ${table}
			where tx >= ${flow.watermark}::xid8 and tx < pg_snapshot_xmax(pg_current_snapshot())`;
	const [answer] = await rows<{ watermark: string; packed: Uint8Array | null }>(
		db,
		sql`select pg_snapshot_xmin(pg_current_snapshot())::text as watermark,
				${packInts(sql`run_id`, sql`file_id`, sql`kind`)} as packed
			from (
				(${written(runInputs, sql`1`)})
				union all (${written(runOutputs, sql`case kind when 'created' then 2 else 3 end`)})
				limit ${maxChanges + 1}) changes`,
	);
	if (!answer) throw new Error("the database did not say what was written");
	const changes = unpackInts(answer.packed);
	if (changes.length > maxChanges * 3) return false;
	for (let at = 0; at < changes.length; at += 3) {
		const [run = 0, file = 0, code = 0] = changes.subarray(at, at + 3);
		const kind = kinds[Math.abs(code)];
		if (kind === undefined)
			throw new Error("the database answered with a kind of edge that it was not asked for");
		flow.graph.set({ run, file, kind }, code > 0);
	}
	flow.watermark = answer.watermark;
	return true;
}
