import type { LineageNode } from "../contracts/lineage.ts";

/** The name that a card, a row, a panel and a line of the tree share. */
export function nodeTitle(node: LineageNode): string {
	switch (node.kind) {
		case "file":
			return node.key;
		case "run":
			return node.name ?? node.uid.slice(0, 8);
		case "transform":
			return node.name;
		case "user":
			return node.handle;
	}
}
