import type {
	LineageEdge,
	LineageFileNode,
	LineageNode,
	LineageRunNode,
	LineageView,
} from "../contracts/lineage.ts";

const who = { uid: "u1", handle: "testuser1", name: "Test User" };
const createdAt = "2026-01-01T00:00:00.000Z";

/** A file node for tests of pure parts; its id is its key. */
export function fileNode(key: string, overrides: Partial<LineageFileNode> = {}): LineageFileNode {
	return {
		kind: "file",
		id: key,
		uid: key,
		createdAt,
		depth: 0,
		hidden: { up: 0, down: 0 },
		key,
		suffix: "",
		type: "file",
		versionNo: 1,
		latestVersionNo: 1,
		sizeBytes: 10,
		isArchived: false,
		isDeleted: false,
		isStale: false,
		createdBy: who,
		...overrides,
	};
}

/** A run node for tests of pure parts; its id is its name. */
export function runNode(name: string, overrides: Partial<LineageRunNode> = {}): LineageRunNode {
	return {
		kind: "run",
		id: name,
		uid: name,
		createdAt,
		depth: 0,
		hidden: { up: 0, down: 0 },
		name,
		status: "completed",
		startedAt: createdAt,
		finishedAt: createdAt,
		transform: { uid: "t1", name: "qc.ipynb", version: "1", type: "notebook" },
		parentId: null,
		createdBy: who,
		...overrides,
	};
}

/** A data-flow edge for tests of pure parts. */
export function flowEdge(source: string, target: string, overrides: Partial<LineageEdge> = {}): LineageEdge {
	return {
		id: `${source}>${target}`,
		source,
		target,
		kind: "output",
		outputKind: "created",
		origin: "tracked",
		recordedAt: createdAt,
		recordedBy: "testuser1",
		viaHidden: 0,
		count: 1,
		...overrides,
	};
}

/** A view for tests of pure parts, focused on its first node. */
export function viewOf(
	nodes: LineageNode[],
	edges: LineageEdge[],
	overrides: Partial<LineageView> = {},
): LineageView {
	return {
		focus: nodes[0]?.id ?? "",
		lens: "data",
		asOf: null,
		nodes,
		edges,
		facets: { kinds: [], types: [], statuses: [], people: [], tags: [], suffixes: [], archived: 0 },
		boxes: [],
		isTruncated: false,
		reachedCount: nodes.length,
		...overrides,
	};
}
