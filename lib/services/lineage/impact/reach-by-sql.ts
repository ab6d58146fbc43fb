import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { fileNode, idOfNode, isRunNode, runNode } from "../../../lineage/reach/flow-node.ts";
import { Reached } from "../../../lineage/reach/reached.ts";
import type { Direction } from "../../../lineage/walk.ts";
import type { FoundRecord } from "../../find-record.ts";
import { bigintArray } from "../keys.ts";
import { flowKinds, stepFrom } from "../steps.ts";
import { packInts, unpackInts } from "./packed.ts";
import { startNodes } from "./start-nodes.ts";

interface Walk {
	direction: Direction;
	recreated: boolean;
}

/** Nodes whose edges one query reads. */
const nodesPerQuery = 10_000;
/** A layer below that is thin: what lies beyond it is read ahead, that many nodes at once. */
const thinLayer = 500;
const nodesAhead = 4000;

/**
 * The same as `reachAll`, asked of the database, layer by layer, in one snapshot. Where layers are thin, as in a
 * long chain, a query reads what many of the next ones will need.
 */
export async function reachBySql(db: Database, focus: FoundRecord, walk: Walk): Promise<Reached> {
	return db.transaction(
		async (tx) => reachWithin(tx, await startNodes(tx, focus, { withMade: false }), walk),
		{ isolationLevel: "repeatable read", accessMode: "read only" },
	);
}

async function reachWithin(db: Database, start: Int32Array, walk: Walk): Promise<Reached> {
	const reached = new Reached();
	reached.beginLayer();
	for (const node of start) reached.add(node);
	const ahead = new Map<number, number[]>();
	for (let depth = 0; depth < reached.depth; depth++) {
		const layer = reached.layer(depth);
		if (layer.length === 0) break;
		const missing = layer.filter((node) => !ahead.has(node));
		if (missing.length > 0 && layer.length < thinLayer) {
			const near = await nodesNear(db, walk, missing);
			// Those found earlier had their turn, or are known.
			const wanted = near.filter((node) => !reached.has(node) && !ahead.has(node));
			await readSteps(db, walk, new Set([...missing, ...wanted]), ahead);
		} else await readSteps(db, walk, missing, ahead);
		reached.beginLayer();
		for (const node of layer) {
			for (const next of ahead.get(node) ?? []) reached.add(next);
			ahead.delete(node);
		}
	}
	return reached;
}

/** Reads where one step leads from each of these nodes. */
async function readSteps(
	db: Database,
	walk: Walk,
	nodes: Iterable<number>,
	into: Map<number, number[]>,
): Promise<void> {
	const all = [...nodes];
	for (let from = 0; from < all.length; from += nodesPerQuery) {
		const chunk = all.slice(from, from + nodesPerQuery);
		for (const node of chunk) into.set(node, []);
		for (const kind of flowKinds) {
			const ids = chunk.filter((node) => isRunNode(node) === (kind === "run")).map(idOfNode);
			if (ids.length === 0) continue;
			const { table, from: here, to } = stepFrom(kind, walk.direction);
			const [found] = await rows<{ packed: Uint8Array | null }>(
				db,
				sql`select ${packInts(sql`${here}`, sql`${to}`)} as packed from ${table}
					where ${here} = any(${bigintArray(ids)}) and ${isFollowed(walk, kind)}`,
			);
			const pairs = unpackInts(found?.packed ?? null);
			const [hereNode, toNode] = kind === "file" ? [fileNode, runNode] : [runNode, fileNode];
			for (let at = 0; at < pairs.length; at += 2)
				into.get(hereNode(pairs[at] ?? 0))?.push(toNode(pairs[at + 1] ?? 0));
		}
	}
}

/** Some nodes that are reached from these, the nearest first, these included. */
async function nodesNear(db: Database, walk: Walk, nodes: Int32Array): Promise<Int32Array> {
	const steps = flowKinds.map((kind) => {
		const { table, from, to } = stepFrom(kind, walk.direction);
		const isRun = kind === "run";
		const here = isRun ? sql`near.is_run` : sql`not near.is_run`;
		return sql`select ${!isRun}::bool, ${to} from ${table}
			where ${here} and ${from} = near.id and ${isFollowed(walk, kind)}`;
	});
	const starts = flowKinds.map((kind) => {
		const isRun = kind === "run";
		const ids = [...nodes].filter((node) => isRunNode(node) === isRun).map(idOfNode);
		return sql`select ${isRun}::bool as is_run, unnest(${bigintArray(ids)}) as id`;
	});
	const [found] = await rows<{ packed: Uint8Array | null }>(
		db,
		// The union keeps each node once; a column with its depth would undo that.
		sql`with recursive near as (
				(${sql.join(starts, sql` union all `)})
				union
				select step.* from near, lateral (${sql.join(steps, sql` union all `)}) step
			) select ${packInts(sql`id * 2 + is_run::int`)} as packed
			from (select * from near limit ${nodesAhead}) nearest`,
	);
	return unpackInts(found?.packed ?? null);
}

/** "Where from" follows the run that created a file, and others only when asked. */
function isFollowed({ direction, recreated }: Walk, kind: "file" | "run"): SQL {
	const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
	return isCreatedOnly ? sql`retracted_at is null and kind = 'created'` : sql`retracted_at is null`;
}
