import { sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { files, runs } from "../../../../db/schema/index.ts";
import { fileNode, idOfNode, isRunNode, runNode } from "../../../lineage/reach/flow-node.ts";
import { bigintArray } from "../keys.ts";
import { letOthersWork } from "../let-others-work.ts";
import type { FactColumns } from "./fact-columns.ts";
import { fileGroups, runGroups } from "./record-groups.ts";
import { Tally } from "./tally.ts";

/** Nodes looked at before others get a turn: a few milliseconds. */
const nodesPerTurn = 100_000;
/** Ids of one query. */
const idsPerQuery = 20_000;

/**
 * Counts what a walk found: from memory what is known there, the rest by SQL.
 *
 * @param facts what is known; it learns what it can. Null asks the database for everything.
 */
export async function countReached(
	db: Database,
	nodes: Int32Array,
	facts: FactColumns | null,
): Promise<Tally> {
	const tally = new Tally();
	const unknown = { file: [] as number[], run: [] as number[] };
	for (let from = 0; from < nodes.length; from += nodesPerTurn) {
		const turn = nodes.subarray(from, from + nodesPerTurn);
		for (const node of facts?.count(turn, tally) ?? turn)
			unknown[isRunNode(node) ? "run" : "file"].push(idOfNode(node));
		await letOthersWork();
	}
	for (const ids of chunksOf(unknown.file)) {
		for (const group of await fileGroups(db, sql`${files.id} = any(${bigintArray(ids)})`)) {
			tally.addSuffix(group.suffix, group.ids.length);
			tally.addPerson(group.creator, { files: group.ids.length, runs: 0 });
			facts?.keepFiles(Array.from(group.ids, fileNode), group);
		}
	}
	for (const ids of chunksOf(unknown.run)) {
		for (const group of await runGroups(db, sql`${runs.id} = any(${bigintArray(ids)})`)) {
			tally.addStatus(group.status, group.ids.length);
			tally.addPerson(group.creator, { files: 0, runs: group.ids.length });
			tally.addTransform(group.transformId);
			facts?.keepRuns(Array.from(group.ids, runNode), group);
		}
	}
	return tally;
}

function* chunksOf(ids: readonly number[]): Generator<number[]> {
	for (let from = 0; from < ids.length; from += idsPerQuery) yield ids.slice(from, from + idsPerQuery);
}
