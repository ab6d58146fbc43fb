import { and, eq, isNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { files, runOutputs, runs } from "../../../../db/schema/index.ts";
import { type FlowNode, fileNode, runNode } from "../../../lineage/reach/flow-node.ts";
import type { FoundRecord } from "../../find-record.ts";
import { packInts, unpackInts } from "./packed.ts";

/**
 * Where a walk over everything begins: the file or run itself; all runs of a transform; all runs that a person
 * started, and all files that they saved by hand.
 *
 * @param withMade also a person's files that runs made, for a caller who knows which those are.
 */
export async function startNodes(
	db: Database,
	record: FoundRecord,
	{ withMade }: { withMade: boolean },
): Promise<Int32Array> {
	switch (record.kind) {
		case "file":
			return Int32Array.of(fileNode(record.id));
		case "run":
			return Int32Array.of(runNode(record.id));
		case "transform":
			return packedNodes(db, runs, runNode, eq(runs.transformId, record.id));
		case "user": {
			const isTheirs = eq(files.createdBy, record.id);
			const [started, saved] = await Promise.all([
				packedNodes(db, runs, runNode, eq(runs.createdBy, record.id)),
				packedNodes(db, files, fileNode, withMade ? isTheirs : and(isTheirs, notExists(makerOf(db)))),
			]);
			const both = new Int32Array(started.length + saved.length);
			both.set(started);
			both.set(saved, started.length);
			return both;
		}
	}
}

async function packedNodes(
	db: Database,
	table: typeof runs | typeof files,
	nodeOf: (id: number) => FlowNode,
	which: SQL | undefined,
): Promise<Int32Array> {
	const [found] = await rows<{ ids: Uint8Array | null }>(
		db,
		sql`select ${packInts(sql`${table.id}`)} as ids from ${table} where ${which}`,
	);
	return unpackInts(found?.ids ?? null).map(nodeOf);
}

/** The run that created a file. Of files of nobody's run, their person is all that is known. */
function makerOf(db: Database) {
	return db
		.select({ id: runOutputs.runId })
		.from(runOutputs)
		.where(
			and(eq(runOutputs.fileId, files.id), eq(runOutputs.kind, "created"), isNull(runOutputs.retractedAt)),
		);
}
