import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { files, runInputs, runOutputs, runs } from "../../../../db/schema/index.ts";
import { FlowGraph, flowGraphBytes } from "../../../lineage/reach/flow-graph.ts";
import { fileNode, maxFlowId, runNode } from "../../../lineage/reach/flow-node.ts";
import { letOthersWork } from "../let-others-work.ts";
import { FactColumns, factBytesPerNode } from "./fact-columns.ts";
import { packInts, unpackInts } from "./packed.ts";
import { fileGroups, runGroups } from "./record-groups.ts";

/** Rows of one query: what an embedded database answers without being missed. */
const chunkRows = 20_000;

/** The lineage of the whole database in memory. */
export interface LoadedFlow {
	graph: FlowGraph;
	facts: FactColumns;
	/** Whatever transactions from this one on wrote is to be read again. */
	watermark: string;
}

/**
 * Loads all edges, in chunks, while others write: what they write meanwhile lies at or beyond the watermark.
 *
 * @returns null when it would take more than `maxBytes`.
 */
export async function loadFlow(db: Database, maxBytes: number): Promise<LoadedFlow | null> {
	// First of all: rows of earlier transactions are all there from now on, and stay unless they get a later one.
	const [size] = await rows<{ watermark: string; edges: string; max_id: string }>(
		db,
		sql`select pg_snapshot_xmin(pg_current_snapshot())::text as watermark,
			((select count(*) from ${runInputs}) + (select count(*) from ${runOutputs}))::text as edges,
			greatest((select max(id) from ${files}), (select max(id) from ${runs}), 0)::text as max_id`,
	);
	if (!size) throw new Error("the database did not say how large it is");
	const room = { edges: Number(size.edges), maxId: Number(size.max_id) };
	if (room.maxId > maxFlowId || flowBytes(room) > maxBytes) return null;
	const graph = new FlowGraph(room);
	const facts = new FactColumns(runNode(room.maxId) + 1);
	await loadEdges(db, graph, runInputs);
	await loadEdges(db, graph, runOutputs);
	for (let from = 0; from <= room.maxId; from += chunkRows) {
		const isHere = (id: SQL) => sql`${id} >= ${from} and ${id} < ${from + chunkRows}`;
		for (const group of await fileGroups(db, isHere(sql`${files.id}`)))
			facts.keepFiles(Array.from(group.ids, fileNode), group);
		for (const group of await runGroups(db, isHere(sql`${runs.id}`)))
			facts.keepRuns(Array.from(group.ids, runNode), group);
		await letOthersWork();
	}
	return { graph, facts, watermark: size.watermark };
}

function flowBytes(room: { edges: number; maxId: number }): number {
	return flowGraphBytes(room) + runNode(room.maxId) * factBytesPerNode;
}

async function loadEdges(
	db: Database,
	graph: FlowGraph,
	table: typeof runInputs | typeof runOutputs,
): Promise<void> {
	const isInput = table === runInputs;
	// What was only made again has a negative file: one bit more, no column more.
	const file = isInput ? sql`file_id` : sql`case kind when 'created' then file_id else -file_id end`;
	const kind = isInput ? sql`` : sql`, kind`;
	let last: { run: number; file: number } | null = { run: 0, file: 0 };
	while (last !== null) {
		const [chunk]: { packed: Uint8Array | null }[] = await rows(
			db,
			sql`select ${packInts(sql`run_id`, file)} as packed from (
				select run_id, file_id ${kind} from ${table}
				where (run_id, file_id) > (${last.run}, ${last.file}) and retracted_at is null
				order by run_id, file_id limit ${chunkRows}) chunk`,
		);
		last = appendAll(graph, unpackInts(chunk?.packed ?? null), isInput);
		await letOthersWork();
	}
}

/** Appends packed edges; returns the last one by key, or null when these were the last. */
function appendAll(
	graph: FlowGraph,
	values: Int32Array,
	isInput: boolean,
): { run: number; file: number } | null {
	let last = { run: 0, file: 0 };
	for (let index = 0; index < values.length; index += 2) {
		const run = values[index] ?? 0;
		const signed = values[index + 1] ?? 0;
		const file = Math.abs(signed);
		graph.append({ run, file, kind: isInput ? "input" : signed < 0 ? "recreated" : "created" });
		if (run > last.run || (run === last.run && file > last.file)) last = { run, file };
	}
	return values.length < chunkRows * 2 ? null : last;
}
