import type { LineageNode } from "../../lib/contracts/lineage.ts";
import { nodeTitle } from "./node-text.ts";

/** The ids of what has the words in its title or uid, in the order of the list. */
export function findHits(nodes: readonly LineageNode[], words: string): string[] {
	const wanted = words.trim().toLowerCase();
	if (wanted === "") return [];
	return nodes
		.filter((node) => `${nodeTitle(node)} ${node.uid}`.toLowerCase().includes(wanted))
		.map(({ id }) => id);
}
