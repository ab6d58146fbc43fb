/**
 * A file or a run as one number, made of its row id: arrays are addressed by it. Sorting by it sorts by id.
 */
export type FlowNode = number;

/** Ids up to here fit: a node is a positive 32-bit integer. */
export const maxFlowId = 2 ** 30 - 1;

export function fileNode(id: number): FlowNode {
	return id * 2;
}

export function runNode(id: number): FlowNode {
	return id * 2 + 1;
}

export function isRunNode(node: FlowNode): boolean {
	return (node & 1) === 1;
}

/** The row id of a node. */
export function idOfNode(node: FlowNode): number {
	return node >>> 1;
}
