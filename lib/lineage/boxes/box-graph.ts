import type { LineageNode } from "../../contracts/lineage.ts";
import { collapseNodes } from "../collapse.ts";
import type { ClosedBox, DrawnBox, DrawnGraph, DrawnNode } from "../fold/types.ts";
import type { BoxTree } from "./box-tree.ts";

/**
 * Puts boxes around what is drawn. A closed one is one card, which keeps all edges to what is outside.
 *
 * @param closed ids of boxes; one that is closed in a closed one is in the outer's card.
 */
export function boxGraph(graph: DrawnGraph, tree: BoxTree, closed: ReadonlySet<string>): DrawnGraph {
	if (tree.boxes.size === 0) return graph;
	/** The outermost closed box around, or null. */
	const cardOf = (box: string | null) => tree.waysOut(box).findLast((each) => closed.has(each)) ?? null;
	const homes = homesOf(graph.nodes, tree);
	const cards = new Map<string, ClosedBox>();
	const nodes = graph.nodes.flatMap((node): DrawnNode[] => {
		const home = homes.get(node.id) ?? null;
		const id = cardOf(home);
		const box = id === null ? undefined : tree.boxes.get(id);
		if (!box) return node.kind !== "group" && tree.isHollow(node.id) ? [] : [node];
		const known = cards.get(box.id);
		const card = known ?? { kind: "closed", id: box.id, box, members: [], runCount: 0 };
		card.members.push(...recordsIn(node));
		cards.set(box.id, card);
		return known ? [] : [card];
	});
	for (const card of cards.values()) card.runCount = runsIn(card.members, card.id);
	const standsFor = (id: string) => cardOf(homes.get(id) ?? (tree.boxes.has(id) ? id : null)) ?? id;
	const boxes = [...tree.boxes.values()].filter(({ id }) => cardOf(id) === null);
	const inside = new Map(boxes.map(({ id }) => [id, new Set<string>()]));
	for (const node of graph.nodes) {
		const home = homes.get(node.id) ?? null;
		const drawn = standsFor(node.id);
		for (const box of tree.waysOut(home)) if (box !== drawn) inside.get(box)?.add(drawn);
	}
	const runs = runsInside(graph.nodes.flatMap(recordsIn), tree);
	return {
		...graph,
		focus: standsFor(graph.focus),
		nodes,
		edges: cards.size === 0 ? graph.edges : collapseNodes(graph.edges, standsFor),
		drawnIdOf: (id) => standsFor(graph.drawnIdOf(id)),
		boxes: boxes.map(
			(box): DrawnBox => ({
				id: box.id,
				box,
				parent: tree.parentOf(box.id),
				inside: inside.get(box.id) ?? new Set(),
				runCount: runs.get(box.id) ?? 0,
			}),
		),
		boxOf: (id) => (cards.has(id) ? tree.parentOf(id) : (homes.get(id) ?? null)),
	};
}

/** The box of each card: that of its record, or of all its members. */
function homesOf(nodes: readonly DrawnNode[], tree: BoxTree): Map<string, string> {
	const homes = new Map<string, string>();
	for (const node of nodes) {
		const [first] = recordsIn(node);
		const home = first ? tree.homeOf(first.id) : null;
		if (home !== null) homes.set(node.id, home);
	}
	return homes;
}

function recordsIn(node: DrawnNode): LineageNode[] {
	if (node.kind === "group" || node.kind === "closed") return node.members;
	return [node];
}

/** How many runs each box has in it and in what it contains, its own not counted. */
function runsInside(records: readonly LineageNode[], tree: BoxTree): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { id, kind } of records) {
		if (kind !== "run") continue;
		for (const box of tree.waysOut(tree.homeOf(id)))
			if (box !== id) counts.set(box, (counts.get(box) ?? 0) + 1);
	}
	return counts;
}

/** How many runs, the box's own not counted. */
function runsIn(records: readonly LineageNode[], box: string): number {
	return records.filter(({ kind, id }) => kind === "run" && id !== box).length;
}
