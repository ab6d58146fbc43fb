import type { DrawnNode } from "../../../lib/lineage/fold/types.ts";

/** Whether a card is of a run that runs, or of many. */
export function isRunning(node: DrawnNode): boolean {
	const [first] = node.kind === "group" ? node.members : [node];
	return first?.kind === "run" && first.status === "running";
}
