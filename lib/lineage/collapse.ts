import type { LineageEdge } from "../contracts/lineage.ts";
import { lineageEdgeId } from "../contracts/lineage-terms.ts";

/**
 * Puts nodes together: edges between the same two groups become one that counts them, and edges within
 * a group go. What the edges of one bundle do not share (by whom, when, how known) is left out.
 *
 * @param groupOf the group's id; a node that stays itself is its own group.
 */
export function collapseNodes(edges: readonly LineageEdge[], groupOf: (id: string) => string): LineageEdge[] {
	const bundles = new Map<string, LineageEdge>();
	for (const edge of edges) {
		const source = groupOf(edge.source);
		const target = groupOf(edge.target);
		if (source === target) continue;
		const key = `${source}>${target}`;
		const bundle = bundles.get(key);
		if (bundle) bundles.set(key, merge(bundle, edge));
		else bundles.set(key, { ...edge, source, target });
	}
	return [...bundles.values()].map((edge) => ({ ...edge, id: lineageEdgeId(edge) }));
}

function merge(a: LineageEdge, b: LineageEdge): LineageEdge {
	return {
		...a,
		// One made it, others made it again: the bundle is not dashed.
		outputKind: a.outputKind === b.outputKind ? a.outputKind : "created",
		origin: a.origin === b.origin ? a.origin : null,
		recordedAt: a.recordedAt === b.recordedAt ? a.recordedAt : null,
		recordedBy: a.recordedBy === b.recordedBy ? a.recordedBy : null,
		viaHidden: Math.min(a.viaHidden, b.viaHidden),
		count: a.count + b.count,
	};
}
