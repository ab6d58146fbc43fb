import type { LineageNode } from "../../contracts/lineage.ts";
import { transformNodes, userNodes } from "./code-and-people.ts";
import { isRunFacts } from "./facts.ts";
import { countHidden } from "./hidden-counts.ts";
import type { Ask } from "./json-rows.ts";
import { idsOf } from "./keys.ts";
import type { Shown } from "./shown.ts";
import { staleFileIds } from "./stale.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** The nodes of the answer, from upstream to downstream, oldest first. */
export async function buildNodes(
	ask: Ask,
	{ asOf, lens }: LineageTask,
	graph: WalkedGraph,
	shown: Shown,
): Promise<LineageNode[]> {
	const isCollapsed = lens === "transforms";
	const keys = shown.records.map(({ key }) => key);
	const fileIds = idsOf("file", keys);
	const rows = {
		file: fileIds,
		run: idsOf("run", keys),
		transform: shown.transforms,
		user: shown.users,
	};
	const [transforms, users, stale, hiddenAround] = await Promise.all([
		transformNodes(ask, shown.transforms, asOf),
		userNodes(ask, shown.users, asOf),
		staleFileIds(ask, fileIds, asOf),
		countHidden(ask, rows, { asOf, isCollapsed }),
	]);
	const depths = depthsById(graph, shown);
	const depthOf = (id: string) => depths.get(id) ?? 0;
	const nodes: LineageNode[] = [];
	for (const facts of shown.records) {
		const id = Number(facts.key.slice(1));
		const depth = depthOf(shown.idOf(facts));
		if (!isRunFacts(facts)) {
			nodes.push({ ...facts.node, depth, hidden: hiddenAround("file", id), isStale: stale.has(id) });
		} else if (!isCollapsed) {
			nodes.push({ ...facts.node, depth, hidden: hiddenAround("run", id) });
		}
	}
	for (const [id, node] of transforms) {
		nodes.push({ ...node, depth: depthOf(node.id), hidden: hiddenAround("transform", id) });
	}
	for (const [uid, node] of users) {
		nodes.push({ ...node, depth: depthOf(node.id), hidden: hiddenAround("user", uid) });
	}
	return nodes.sort((a, b) => a.depth - b.depth || compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

/** A node that stands for several records, or belongs to them, is as far as the nearest of them. */
function depthsById(graph: WalkedGraph, shown: Shown): Map<string, number> {
	const depths = new Map<string, number>();
	const note = (id: string, depth: number) => {
		const known = depths.get(id);
		if (known === undefined || Math.abs(depth) < Math.abs(known)) depths.set(id, depth);
	};
	note(shown.focusId, 0);
	for (const facts of shown.records) note(shown.idOf(facts), graph.depthOf.get(facts.key) ?? 0);
	for (const { owner, facts } of shown.attributions) {
		note(shown.ownerIdOf(owner), graph.depthOf.get(facts.key) ?? 0);
	}
	return depths;
}

function compare(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
