import type { DrawnNode } from "../../../lib/lineage/fold/types.ts";

/** Whether a card is of a run that runs, or of many. */
export function isRunning(node: DrawnNode): boolean {
	if (node.kind === "closed") return node.box.status === "running";
	const [first] = node.kind === "group" ? node.members : [node];
	return first?.kind === "run" && first.status === "running";
}
