import { lineageLimits } from "../../contracts/lineage-terms.ts";
import { findRecordIfAny } from "../find-record.ts";
import { isRunFacts } from "./facts.ts";
import { parseNodeId } from "./keys.ts";
import { startKeys } from "./start.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** How many runs a person or a transform brings when it is expanded: the newest. */
const newestPerNode = 50;
/** Room that each expansion adds to the budget, so that it shows something in a full graph too. */
const roomPerNode = 100;

/**
 * Shows the neighbours of these nodes too, on both sides. Nodes that an earlier expansion brought can be
 * expanded in turn, in any order; ids that are not in the graph by then are left alone.
 */
export async function expandGraph(
	task: LineageTask,
	graph: WalkedGraph,
	ids: readonly string[],
): Promise<void> {
	if (ids.length === 0) return;
	const most = Math.min(lineageLimits.maxNodes, task.limit + roomPerNode * ids.length);
	let pending = [...new Set(ids)];
	while (pending.length > 0) {
		const keysById = new Map([...graph.depthOf.keys()].map((key) => [graph.facts.get(key)?.node.id, key]));
		const isTurn = (id: string) => {
			const { kind } = parseNodeId(id);
			return kind === "user" || kind === "transform" || keysById.has(id);
		};
		const turn = pending.filter(isTurn);
		if (turn.length === 0) return;
		pending = pending.filter((id) => !isTurn(id));
		const keys: string[] = [];
		for (const id of turn) {
			const key = keysById.get(id);
			keys.push(...(key === undefined ? await runsBehind(task, graph, id) : [key]));
		}
		await growAround(graph, keys, most);
	}
}

/** The runs that a transform or a person stands for: those in the graph, and the newest. */
async function runsBehind(task: LineageTask, graph: WalkedGraph, id: string): Promise<string[]> {
	const { kind, uid } = parseNodeId(id);
	const record = await findRecordIfAny(task.db, kind, uid);
	if (!record) return [];
	const { keys: newest } = await startKeys(task.db, record, task.asOf, newestPerNode);
	await graph.add(newest, 0);
	// Its own neighbours are the runs; only where they are collapsed into it are theirs its own.
	if (task.lens !== "transforms") return [];
	const isBehind = (key: string) => {
		const facts = graph.facts.get(key);
		return facts !== undefined && isRunFacts(facts) && facts.transformId === record.id;
	};
	return [...graph.depthOf.keys()].filter(isBehind);
}

async function growAround(graph: WalkedGraph, keys: readonly string[], most: number): Promise<void> {
	const byDepth = new Map<number, string[]>();
	for (const key of keys) {
		const depth = graph.depthOf.get(key) ?? 0;
		const list = byDepth.get(depth);
		if (list) list.push(key);
		else byDepth.set(depth, [key]);
	}
	for (const [depth, list] of byDepth) {
		await graph.grow(list, depth, "up", most - graph.shownCount());
		await graph.grow(list, depth, "down", most - graph.shownCount());
	}
}
