import type { LineageView } from "../../lib/contracts/lineage.ts";

/** More steps than this cannot be told apart on a slider: neighbours in time become one. */
const maxSteps = 400;

/** The moments at which something in this graph was recorded, oldest first. */
export function momentsOf(views: Iterable<Pick<LineageView, "nodes" | "edges">>): string[] {
	const found = new Set<string>();
	for (const { nodes, edges } of views) {
		for (const { createdAt } of nodes) found.add(createdAt);
		for (const { recordedAt } of edges) if (recordedAt !== null) found.add(recordedAt);
	}
	// Times of one form sort as texts.
	const all = [...found].map((at) => new Date(at).toISOString()).sort();
	const every = Math.ceil(all.length / maxSteps);
	return all.filter((_, i) => (all.length - 1 - i) % Math.max(1, every) === 0);
}

/** The records that came after a moment. */
export function cameSince(view: Pick<LineageView, "nodes">, since: Date): Set<string> {
	const at = since.getTime();
	return new Set(view.nodes.filter(({ createdAt }) => Date.parse(createdAt) > at).map(({ id }) => id));
}

/** The records that were there at a moment. */
export function wereThere(view: Pick<LineageView, "nodes">, then: Date): Set<string> {
	const after = cameSince(view, then);
	return new Set(view.nodes.map(({ id }) => id).filter((id) => !after.has(id)));
}
