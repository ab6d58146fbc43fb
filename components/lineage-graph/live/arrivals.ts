import type { DrawnGraph, DrawnNode } from "../../../lib/lineage/fold/types.ts";

/** The cards of what came. */
export interface Arrivals {
	/** Cards that were not there. */
	arrived: ReadonlySet<string>;
	/** Piles that were there and grew. */
	grown: ReadonlySet<string>;
}

export const noArrivals: Arrivals = { arrived: new Set(), grown: new Set() };

const recordsOf = (node: DrawnNode) =>
	node.kind === "group" || node.kind === "closed" ? node.members.map(({ id }) => id) : [node.id];

/** What of a graph was not in the one before; null when nothing. */
export function arrivalsBetween(before: DrawnGraph, now: DrawnGraph): Arrivals | null {
	const known = new Set(before.nodes.flatMap(recordsOf));
	const [arrived, grown] = [new Set<string>(), new Set<string>()];
	for (const node of now.nodes) {
		const records = recordsOf(node);
		const fresh = records.filter((id) => !known.has(id)).length;
		if (fresh === records.length) arrived.add(node.id);
		else if (fresh > 0) grown.add(node.id);
	}
	return arrived.size + grown.size === 0 ? null : { arrived, grown };
}
