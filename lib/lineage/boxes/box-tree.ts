import type { LineageBox, LineageView } from "../../contracts/lineage.ts";

/** Which runs contain what of a graph. */
export interface BoxTree {
	/** Those that something of the graph stands in, by id, the outer before the inner. */
	boxes: ReadonlyMap<string, LineageBox>;
	/** The box that a record stands in; a run that contains others stands in its own. */
	homeOf(id: string): string | null;
	/** The box that a box stands in. */
	parentOf(box: string): string | null;
	/** A box and all around it, from the inside. */
	waysOut(box: string | null): string[];
	/** Whether a record is no more than its box: a run through which no data flowed itself. */
	isHollow(id: string): boolean;
}

/**
 * Says what stands in which box: runs in that of their parent, a file in the innermost in which it was both made and
 * read, for then it leads from one of the box's runs to another.
 */
export function boxTree({ nodes, edges, boxes }: Pick<LineageView, "nodes" | "edges" | "boxes">): BoxTree {
	const known = new Map(boxes.map((box) => [box.id, box]));
	const parents = new Map(boxes.map((box) => [box.id, parentIn(known, box)]));
	const waysOut = (box: string | null): string[] => {
		const way: string[] = [];
		for (let at = box; at !== null; at = parents.get(at) ?? null) way.push(at);
		return way;
	};
	const homes = new Map<string, string>();
	const used = new Set<string>();
	const settle = (id: string, home: string) => {
		homes.set(id, home);
		for (const box of waysOut(home)) used.add(box);
	};
	for (const node of nodes)
		if (node.kind === "run" && node.parentId !== null && known.has(node.parentId))
			settle(node.id, node.parentId);
	// A run that contains others and has a card of its own stands in its own box.
	for (const node of nodes) if (used.has(node.id)) settle(node.id, node.id);
	const flow = edges.filter(({ kind }) => kind === "input" || kind === "output");
	const makers = boxesBeside(flow, "target", "source", homes, waysOut);
	const readers = boxesBeside(flow, "source", "target", homes, waysOut);
	for (const { id, kind } of nodes) {
		if (kind !== "file") continue;
		const read = readers.get(id);
		const shared = [...(makers.get(id) ?? [])].filter((box) => read?.has(box));
		const [inmost] = shared.sort((a, b) => waysOut(b).length - waysOut(a).length || (a < b ? -1 : 1));
		if (inmost !== undefined) settle(id, inmost);
	}
	const touched = new Set(edges.flatMap(({ source, target }) => [source, target]));
	const shown = boxes
		.filter(({ id }) => used.has(id))
		.sort((a, b) => waysOut(a.id).length - waysOut(b.id).length);
	return {
		boxes: new Map(shown.map((box) => [box.id, box])),
		homeOf: (id) => homes.get(id) ?? null,
		parentOf: (box) => parents.get(box) ?? null,
		waysOut,
		isHollow: (id) => used.has(id) && !touched.has(id),
	};
}

/** The box around a box, or null, also for those that contain each other in a circle. */
function parentIn(known: ReadonlyMap<string, LineageBox>, { id, parentId }: LineageBox): string | null {
	if (parentId === null || !known.has(parentId)) return null;
	const seen = new Set([id]);
	for (let at: string | null = parentId; at !== null; at = known.get(at)?.parentId ?? null) {
		if (at === id) return null;
		if (seen.has(at)) break;
		seen.add(at);
	}
	return parentId;
}

/** For each end of edges all boxes around the runs at their other ends. */
function boxesBeside(
	edges: LineageView["edges"],
	own: "source" | "target",
	other: "source" | "target",
	homes: ReadonlyMap<string, string>,
	waysOut: (box: string) => string[],
): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const edge of edges) {
		const home = homes.get(edge[other]);
		if (home === undefined) continue;
		const all = found.get(edge[own]) ?? new Set();
		for (const box of waysOut(home)) all.add(box);
		found.set(edge[own], all);
	}
	return found;
}
