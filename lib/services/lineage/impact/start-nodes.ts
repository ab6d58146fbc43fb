import { and, eq, isNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { files, runOutputs, runs } from "../../../../db/schema/index.ts";
import { fileNode, runNode } from "../../../lineage/reach/flow-node.ts";
import type { FoundRecord } from "../../find-record.ts";
import { packInts, unpackInts } from "./packed.ts";

/**
 * Where a walk over everything begins: the file or run itself; all runs of a transform; all runs that a person
 * started, and all files that they saved by hand.
 */
export async function startNodes(db: Database, record: FoundRecord): Promise<Int32Array> {
	switch (record.kind) {
		case "file":
			return Int32Array.of(fileNode(record.id));
		case "run":
			return Int32Array.of(runNode(record.id));
		case "transform":
			return (await runIds(db, eq(runs.transformId, record.id))).map(runNode);
		case "user": {
			const started = (await runIds(db, eq(runs.createdBy, record.id))).map(runNode);
			const saved = (await savedByHand(db, record.id)).map(fileNode);
			return joined(started, saved);
		}
	}
}

async function runIds(db: Database, which: SQL): Promise<Int32Array> {
	const [found] = await rows<{ ids: Uint8Array | null }>(
		db,
		sql`select ${packInts(sql`${runs.id}`)} as ids from ${runs} where ${which}`,
	);
	return unpackInts(found?.ids ?? null);
}

/** Files of nobody's run: their person is all that is known of where they came from. */
async function savedByHand(db: Database, uid: string): Promise<Int32Array> {
	const maker = db
		.select({ id: runOutputs.runId })
		.from(runOutputs)
		.where(
			and(eq(runOutputs.fileId, files.id), eq(runOutputs.kind, "created"), isNull(runOutputs.retractedAt)),
		);
	const [found] = await rows<{ ids: Uint8Array | null }>(
		db,
		sql`select ${packInts(sql`${files.id}`)} as ids from ${files}
			where ${and(eq(files.createdBy, uid), notExists(maker))}`,
	);
	return unpackInts(found?.ids ?? null);
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
	const both = new Int32Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}
