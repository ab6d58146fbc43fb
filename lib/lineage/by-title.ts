import type { LineageNode } from "../contracts/lineage.ts";
import { nodeTitle } from "./node-title.ts";

const { compare } = new Intl.Collator("en", { numeric: true });

/** Records in the order of their titles, numbers as numbers: sample 2 before sample 10. */
export function byTitle(nodes: readonly LineageNode[]): LineageNode[] {
	return [...nodes].sort((a, b) => compare(nodeTitle(a), nodeTitle(b)) || (a.id < b.id ? -1 : 1));
}
