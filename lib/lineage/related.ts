/** Both ends of an edge; more is not asked about it. */
export interface Arrow {
	source: string;
	target: string;
}

/** Everything that leads to `id` (`up`) or follows from it (`down`), `id` included; cycles end by themselves. */
export function reachOf(edges: readonly Arrow[], id: string, direction: "up" | "down"): Set<string> {
	return reachOfAny(edges, [id], direction);
}

function reachOfAny(edges: readonly Arrow[], ids: readonly string[], direction: "up" | "down"): Set<string> {
	const next = new Map<string, string[]>();
	for (const edge of edges) {
		const [from, to] = direction === "up" ? [edge.target, edge.source] : [edge.source, edge.target];
		const list = next.get(from);
		if (list) list.push(to);
		else next.set(from, [to]);
	}
	const seen = new Set<string>(ids);
	// A set keeps the order of insertion, so that this loop is its own queue.
	for (const at of seen) for (const to of next.get(at) ?? []) seen.add(to);
	return seen;
}

/** Everything that leads to one of these and everything that follows from one, they included. */
export function relatedToAny(edges: readonly Arrow[], ids: readonly string[]): Set<string> {
	return new Set([...reachOfAny(edges, ids, "up"), ...reachOfAny(edges, ids, "down")]);
}

/**
 * What lies on a way between two: descendants of one that are ancestors of the other, both included. Without a way
 * there are only the two themselves.
 */
export function idsBetween(edges: readonly Arrow[], a: string, b: string): Set<string> {
	const between = new Set([a, b]);
	for (const [first, last] of [
		[a, b],
		[b, a],
	] as const) {
		const before = reachOf(edges, last, "up");
		if (!before.has(first)) continue;
		for (const id of reachOf(edges, first, "down")) if (before.has(id)) between.add(id);
	}
	return between;
}
