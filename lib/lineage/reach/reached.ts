import { type FlowNode, isRunNode, maxFlowId, runNode } from "./flow-node.ts";
import { IntList } from "./int-list.ts";

/** Everything that a walk found, layer by layer: four bytes a node. */
export class Reached {
	readonly #nodes = new IntList();
	/** Where each layer begins. */
	readonly #layers = new IntList();
	#seen: Uint8Array<ArrayBuffer>;

	/** @param nodeSpace the highest node that is expected; more is found as it comes. */
	constructor(nodeSpace = 1024) {
		this.#seen = new Uint8Array(nodeSpace + 1);
	}

	get count(): number {
		return this.#nodes.length;
	}

	get depth(): number {
		return this.#layers.length;
	}

	/** What is added from here on is one step farther. */
	beginLayer(): void {
		this.#layers.push(this.#nodes.length);
	}

	/** Whether a node was found. */
	has(node: FlowNode): boolean {
		return this.#seen[node] === 1;
	}

	/** Adds a node to the layer, unless it was found before. */
	add(node: FlowNode): void {
		if (this.#seen[node] === 1) return;
		if (node >= this.#seen.length) this.#growSeen(node);
		this.#seen[node] = 1;
		this.#nodes.push(node);
	}

	/** The nodes of one layer; sorting it is allowed. */
	layer(depth: number): Int32Array {
		return this.#nodes.view(this.#layers.view()[depth] ?? this.count, this.#layers.view()[depth + 1]);
	}

	/** All nodes from that layer on. */
	nodes(fromDepth = 0): Int32Array {
		return this.#nodes.view(this.#layers.view()[fromDepth] ?? this.count);
	}

	#growSeen(node: FlowNode): void {
		if (node > runNode(maxFlowId)) throw new RangeError("a row id is too large for a walk over everything");
		const seen = new Uint8Array(Math.ceil(node * 1.25) + 64);
		seen.set(this.#seen);
		this.#seen = seen;
	}
}

/** A place in the order of an answer: by steps from the focus, then by node. */
export interface Place {
	depth: number;
	node: FlowNode;
}

/**
 * The nodes after a place, in order: by steps from the focus, then by row id.
 *
 * @param after null for the beginning, at `fromDepth`.
 */
export function* nodesAfter(
	reached: Reached,
	{ after, fromDepth, kind }: { after: Place | null; fromDepth: number; kind: "file" | "run" | null },
): Generator<Place> {
	for (let depth = after?.depth ?? fromDepth; depth < reached.depth; depth++) {
		for (const node of reached.layer(depth).sort()) {
			if (after !== null && depth === after.depth && node <= after.node) continue;
			if (kind === null || isRunNode(node) === (kind === "run")) yield { depth, node };
		}
	}
}
