import type { LineageEdge } from "../contracts/lineage.ts";

export interface HideOptions {
	edges: readonly LineageEdge[];
	isHidden(id: string): boolean;
	/** What an edge that ends here means: into a file it is an output, else an input. */
	isFile(id: string): boolean;
	/** The most edges of the answer: a hidden hub would otherwise bridge everything with everything. */
	maxEdges: number;
}

/**
 * Takes hidden nodes out of a graph and keeps what they connected: an edge goes on through them to the
 * next shown node and says how many lie between, by the shortest way. A direct edge wins over a bridge.
 */
export function hideNodes({ edges, isHidden, isFile, maxEdges }: HideOptions): {
	edges: LineageEdge[];
	isTruncated: boolean;
} {
	const next = new Map<string, string[]>();
	const kept = new Map<string, LineageEdge>();
	for (const edge of edges) {
		if (isHidden(edge.target) || isHidden(edge.source)) {
			const targets = next.get(edge.source);
			if (targets) targets.push(edge.target);
			else next.set(edge.source, [edge.target]);
		} else {
			kept.set(pairKey(edge.source, edge.target), edge);
		}
	}
	for (const source of next.keys()) {
		if (isHidden(source)) continue;
		for (const [target, viaHidden] of throughHidden(source, next, isHidden)) {
			const key = pairKey(source, target);
			if (target === source || kept.has(key)) continue;
			if (kept.size >= maxEdges) return { edges: [...kept.values()], isTruncated: true };
			kept.set(key, bridge(source, target, viaHidden, isFile(target)));
		}
	}
	return { edges: [...kept.values()], isTruncated: false };
}

/** The shown nodes that `source` leads to through hidden ones, with how many lie between. */
function throughHidden(
	source: string,
	next: ReadonlyMap<string, readonly string[]>,
	isHidden: (id: string) => boolean,
): Map<string, number> {
	const shown = new Map<string, number>();
	const between = new Map<string, number>([[source, 0]]);
	// A map keeps the order of insertion, so that this loop is its own breadth-first queue.
	for (const [at, hops] of between) {
		for (const target of next.get(at) ?? []) {
			if (isHidden(target)) {
				if (!between.has(target)) between.set(target, hops + 1);
			} else if (at !== source && !shown.has(target)) {
				shown.set(target, hops);
			}
		}
	}
	return shown;
}

function bridge(source: string, target: string, viaHidden: number, isOutput: boolean): LineageEdge {
	return {
		id: `via:${pairKey(source, target)}`,
		source,
		target,
		kind: isOutput ? "output" : "input",
		outputKind: null,
		origin: null,
		recordedAt: null,
		recordedBy: null,
		viaHidden,
		count: 1,
	};
}

function pairKey(source: string, target: string): string {
	return `${source}>${target}`;
}
