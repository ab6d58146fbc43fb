import type { LineageEdge, LineageNode } from "../../contracts/lineage.ts";
import { byTitle } from "../by-title.ts";
import { collapseNodes } from "../collapse.ts";
import { findSiblings } from "./find-siblings.ts";
import type { DrawnGraph, DrawnNode, LineageGroup } from "./types.ts";

/** Fewer siblings are drawn each by itself. */
export const minGroup = 5;

export interface FoldOptions {
	/** Records that have a card of their own. */
	shown?: ReadonlySet<string>;
	/** Records that fold among themselves alone, as what is new. */
	apart?: ReadonlySet<string>;
	/** Groups that are open: any member names its group. */
	unfolded?: ReadonlySet<string>;
	/** The box that a record stands in: groups are of one. */
	boxOf?: (id: string) => string | null;
	/** False: every record by itself. */
	isFolding?: boolean;
}

/**
 * Puts five or more siblings into one group, so that a fan of forty samples reads as one line. Who is in the focus is
 * never in a group, and neither is their own way through the graph.
 */
export function foldGraph(
	view: { focus: string; nodes: LineageNode[]; edges: LineageEdge[] },
	{
		shown = new Set(),
		apart = new Set(),
		unfolded = new Set(),
		boxOf = outside,
		isFolding = true,
	}: FoldOptions = {},
): DrawnGraph {
	const unboxed = { focus: view.focus, boxes: [], boxOf: outside };
	const asIs = { ...unboxed, nodes: view.nodes, edges: view.edges, drawnIdOf: (id: string) => id };
	if (!isFolding || view.nodes.length < minGroup) return asIs;
	const alike = (node: LineageNode) => {
		const look = node.id === view.focus || shown.has(node.id) ? null : lookOf(node);
		return look === null ? null : `${apart.has(node.id)}|${boxOf(node.id)}|${look}`;
	};
	const groups = groupsOf(view.nodes, findSiblings(view.nodes, view.edges, alike), unfolded);
	if (groups.size === 0) return asIs;
	const drawnIdOf = (id: string) => groups.get(id)?.id ?? id;
	const seen = new Set<string>();
	const nodes = view.nodes.flatMap((node): DrawnNode[] => {
		const group = groups.get(node.id);
		if (!group) return [node];
		if (seen.has(group.id)) return [];
		seen.add(group.id);
		return [group];
	});
	return { ...unboxed, nodes, edges: collapseNodes(view.edges, drawnIdOf), drawnIdOf };
}

const outside = () => null;

/** What records of one group have in common, besides their place. */
function lookOf(node: LineageNode): string | null {
	switch (node.kind) {
		case "file":
			return ["file", node.suffix, node.type, node.isStale, node.isArchived, node.isDeleted].join("|");
		case "run":
			return ["run", node.transform.uid, node.status, node.parentId].join("|");
		case "transform":
			return ["transform", node.type].join("|");
		case "user":
			return null;
	}
}

/** The group of each record that is in one. */
function groupsOf(
	nodes: readonly LineageNode[],
	classes: Int32Array,
	unfolded: ReadonlySet<string>,
): Map<string, LineageGroup> {
	const members = new Map<number, LineageNode[]>();
	nodes.forEach((node, i) => {
		const own = members.get(classes[i] ?? 0);
		if (own) own.push(node);
		else members.set(classes[i] ?? 0, [node]);
	});
	const groups = new Map<string, LineageGroup>();
	for (const all of members.values()) {
		const [first] = all;
		if (!first || first.kind === "user" || all.length < minGroup) continue;
		if (all.some(({ id }) => unfolded.has(id))) continue;
		const [smallest] = all.map(({ id }) => id).sort();
		const group: LineageGroup = {
			kind: "group",
			id: `group:${smallest}`,
			of: first.kind,
			members: byTitle(all),
		};
		for (const { id } of all) groups.set(id, group);
	}
	return groups;
}
