import type { LineageEdge } from "../../lib/contracts/lineage.ts";

/** Everything that leads to `id` and everything that follows from it, `id` included. */
export function relatedIds(edges: readonly LineageEdge[], id: string): Set<string> {
	const related = new Set<string>([id]);
	for (const direction of ["up", "down"] as const) {
		const next = new Map<string, string[]>();
		for (const edge of edges) {
			const [from, to] = direction === "up" ? [edge.target, edge.source] : [edge.source, edge.target];
			const list = next.get(from);
			if (list) list.push(to);
			else next.set(from, [to]);
		}
		const seen = new Set<string>([id]);
		for (const at of seen) {
			for (const to of next.get(at) ?? []) seen.add(to);
		}
		for (const at of seen) related.add(at);
	}
	return related;
}
