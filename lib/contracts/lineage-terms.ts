import { type EntityKind, entityKinds } from "./enums.ts";

/** What every question about lineage is bounded by. Apart from its shapes, so that browsers load no validator. */
export const lineageLimits = {
	nodes: 300,
	maxNodes: 10_000,
	depth: 2,
	maxDepth: 100,
	/** So many values of one question are offered as filters. */
	facetValues: 100,
} as const;

/** How filters name files without a suffix: a suffix begins with a dot. */
export const noSuffix = "none";

/** The id of a record's node. Read `kind` and `uid` off the node; never split this. */
export function lineageNodeId(kind: EntityKind, uid: string): string {
	return `${kind}:${uid}`;
}

/** The id of an edge: one of a kind joins two nodes, and one that goes through hidden ones. */
export function lineageEdgeId(edge: {
	kind: string;
	source: string;
	target: string;
	viaHidden: number;
}): string {
	return `${edge.viaHidden > 0 ? "via" : edge.kind}:${edge.source}>${edge.target}`;
}

/**
 * Reads what people and addresses call a record: `file:` or another kind, and a uid or handle.
 *
 * @returns null when it is not of that form.
 */
export function parseFocus(text: string): { focusKind: EntityKind; focusUid: string } | null {
	const [, kind, uid] = /^(\w+):([\w-]+)$/.exec(text) ?? [];
	const focusKind = entityKinds.find((each) => each === kind);
	return focusKind === undefined || uid === undefined ? null : { focusKind, focusUid: uid };
}
