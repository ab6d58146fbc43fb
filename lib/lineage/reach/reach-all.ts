import type { Direction } from "../walk.ts";
import { edgeFields, type FlowSnapshot, headsFor } from "./flow-graph.ts";
import { type FlowNode, fileNode, isRunNode, runNode } from "./flow-node.ts";
import { Reached } from "./reached.ts";

interface Walk {
	start: Int32Array;
	direction: Direction;
	/** Whether "where from" also follows runs that only made a file again. */
	recreated: boolean;
}

/** Edges looked at before others get a turn: a few milliseconds. */
const edgesPerTurn = 100_000;

/**
 * Finds everything that lies up or down of the start, breadth-first, each node once.
 *
 * @param pause lets others work; awaited now and then, so that a walk of a million nodes freezes nobody.
 */
export async function reachAll(
	snapshot: FlowSnapshot,
	walk: Walk,
	pause: () => Promise<unknown>,
): Promise<Reached> {
	const reached = new Reached(snapshot.inputs.length);
	reached.beginLayer();
	for (const node of walk.start) reached.add(node);
	let edges = 0;
	for (let depth = 0; depth < reached.depth; depth++) {
		// In the order of memory: of a million nodes, jumping to and fro takes as long again as all the rest.
		const layer = reached.layer(depth).sort();
		if (layer.length === 0) break;
		reached.beginLayer();
		for (const node of layer) {
			edges += expand(snapshot, walk, reached, node);
			if (edges < edgesPerTurn) continue;
			edges = 0;
			await pause();
		}
	}
	return reached;
}

/** Whether a run created that file: it was not only saved by hand, or made again. */
export function isCreated(snapshot: FlowSnapshot, file: FlowNode): boolean {
	const { links, edgeCount } = snapshot;
	let edge = snapshot.outputs[file] ?? 0;
	while (edge !== 0) {
		const at = edge * edgeFields.count;
		const run = links[at + edgeFields.run] ?? 0;
		const isThere = edge <= edgeCount && (run > 0 || !snapshot.isGone(edge));
		if (isThere && (links[at + edgeFields.file] ?? 0) > 0) return true;
		edge = links[at + edgeFields.nextOfFile] ?? 0;
	}
	return false;
}

/** Adds what is one step from a node; returns how many edges were looked at, and one for the node. */
function expand(snapshot: FlowSnapshot, walk: Walk, reached: Reached, node: FlowNode): number {
	const { links, edgeCount } = snapshot;
	const isRun = isRunNode(node);
	const next = isRun ? edgeFields.nextOfRun : edgeFields.nextOfFile;
	const isCreatedOnly = !isRun && walk.direction === "up" && !walk.recreated;
	let looked = 1;
	let edge = headsFor(snapshot, node, walk.direction)[node] ?? 0;
	while (edge !== 0) {
		looked++;
		const at = edge * edgeFields.count;
		const run = links[at + edgeFields.run] ?? 0;
		const file = links[at + edgeFields.file] ?? 0;
		const isThere = edge <= edgeCount && (run > 0 || !snapshot.isGone(edge));
		if (isThere && !(isCreatedOnly && file < 0)) {
			reached.add(isRun ? fileNode(Math.abs(file)) : runNode(Math.abs(run)));
		}
		edge = links[at + next] ?? 0;
	}
	return looked;
}
