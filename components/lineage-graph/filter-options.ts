import type { LineageNode } from "../../lib/contracts/lineage.ts";

/** What a graph can be narrowed to, one list for each question; the keys are those of the address. */
export type FilterKey = "suffixes" | "statuses" | "types" | "people";

export interface FilterOption {
	value: string;
	/** How many of the nodes that are shown have it. */
	count: number;
}

/** A suffix that is not there is said in words. */
export const noSuffix = "";

function answerOf(node: LineageNode, key: FilterKey): string | null {
	switch (key) {
		case "suffixes":
			return node.kind === "file" ? node.suffix : null;
		case "statuses":
			return node.kind === "run" ? node.status : null;
		case "types":
			return node.kind === "run" ? node.transform.type : node.kind === "transform" ? node.type : null;
		case "people":
			return node.kind === "file" || node.kind === "run" ? node.createdBy.handle : null;
	}
}

/**
 * What the shown nodes can be narrowed to, the most frequent first. What is chosen stays in the list though nothing
 * shown has it, so that it can be taken back.
 */
export function filterOptions(
	nodes: readonly LineageNode[],
	key: FilterKey,
	chosen: readonly string[],
): FilterOption[] {
	const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
	for (const node of nodes) {
		const value = answerOf(node, key);
		if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
