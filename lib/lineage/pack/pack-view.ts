import type {
	LineageBox,
	LineageEdge,
	LineageFileNode,
	LineageNode,
	LineageRunNode,
	LineageTransformNode,
	LineageUserNode,
	LineageView,
} from "../../contracts/lineage.ts";
import { lineageEdgeId, lineageNodeId } from "../../contracts/lineage-terms.ts";
import { type Columns, packRows, plain, repeated, times, unpackRows } from "./columns.ts";

/** What a node's kind and uid tell is not written. */
type Written<Node> = Omit<Node, "kind" | "id">;

const common = {
	uid: plain<string>(),
	createdAt: times<string>(),
	depth: plain<number>(),
	hidden: repeated<LineageNode["hidden"]>(),
};
const fileColumns: Columns<Written<LineageFileNode>> = {
	...common,
	key: plain(),
	suffix: repeated(),
	type: repeated(),
	versionNo: plain(),
	latestVersionNo: plain(),
	sizeBytes: plain(),
	isArchived: repeated(),
	isDeleted: repeated(),
	isStale: repeated(),
	createdBy: repeated(),
};
const boxColumns: Columns<Written<LineageBox>> = {
	uid: plain(),
	createdAt: times(),
	name: repeated(),
	status: repeated(),
	startedAt: times(),
	finishedAt: times(),
	transform: repeated(),
	parentId: repeated(),
	createdBy: repeated(),
};
const runColumns: Columns<Written<LineageRunNode>> = { ...common, ...boxColumns };

const transformColumns: Columns<Written<LineageTransformNode>> = {
	...common,
	name: plain(),
	key: plain(),
	version: plain(),
	type: repeated(),
	runCount: plain(),
	lastStatus: repeated(),
};
const userColumns: Columns<Written<LineageUserNode>> = {
	...common,
	handle: plain(),
	name: plain(),
	runCount: plain(),
	fileCount: plain(),
};

/** An edge's ends as places in the list of nodes; its id follows from them. */
type WrittenEdge = Omit<LineageEdge, "id" | "source" | "target"> & { source: number; target: number };
const edgeColumns: Columns<WrittenEdge> = {
	source: plain(),
	target: plain(),
	kind: repeated(),
	outputKind: repeated(),
	origin: repeated(),
	recordedAt: times(),
	recordedBy: repeated(),
	viaHidden: repeated(),
	count: repeated(),
};

const kinds = ["file", "run", "transform", "user"] as const;
type Packed = Omit<LineageView, "nodes" | "edges" | "boxes"> & {
	/** The kind of each node, as its place in `kinds`. */
	order: string;
	nodes: Record<(typeof kinds)[number], unknown[]>;
	edges: unknown[];
	boxes: unknown[];
};

/**
 * A graph as text, an eighth as long as its JSON: ten thousand nodes come to the page as this.
 *
 * @returns text that {@link unpackView} makes the same view of.
 */
export function packView({ nodes, edges, boxes, ...rest }: LineageView): string {
	const place = new Map(nodes.map((node, index) => [node.id, index]));
	const placeOf = (id: string) => {
		const found = place.get(id);
		if (found === undefined) throw new Error(`an edge ends at ${id}, which is not in the view`);
		return found;
	};
	const packed: Packed = {
		...rest,
		order: nodes.map(({ kind }) => kinds.indexOf(kind)).join(""),
		nodes: {
			file: packRows(
				fileColumns,
				nodes.filter((node) => node.kind === "file"),
			),
			run: packRows(
				runColumns,
				nodes.filter((node) => node.kind === "run"),
			),
			transform: packRows(
				transformColumns,
				nodes.filter((node) => node.kind === "transform"),
			),
			user: packRows(
				userColumns,
				nodes.filter((node) => node.kind === "user"),
			),
		},
		edges: packRows(
			edgeColumns,
			edges.map((edge) => ({ ...edge, source: placeOf(edge.source), target: placeOf(edge.target) })),
		),
		boxes: packRows(boxColumns, boxes),
	};
	return JSON.stringify(packed);
}

/** The view that {@link packView} wrote. */
export function unpackView(text: string): LineageView {
	const { order, nodes: packed, edges, boxes, ...rest } = JSON.parse(text) as Packed;
	const ofKind = {
		file: unpackNodes("file", unpackRows(fileColumns, packed.file)),
		run: unpackNodes("run", unpackRows(runColumns, packed.run)),
		transform: unpackNodes("transform", unpackRows(transformColumns, packed.transform)),
		user: unpackNodes("user", unpackRows(userColumns, packed.user)),
	};
	const next = { file: 0, run: 0, transform: 0, user: 0 };
	const nodes = [...order].map((digit): LineageNode => {
		const kind = kinds[Number(digit)] ?? "file";
		return ofKind[kind][next[kind]++] as LineageNode;
	});
	const idAt = (place: number) => nodes[place]?.id ?? "";
	return {
		...rest,
		nodes,
		edges: unpackRows(edgeColumns, edges).map((edge) => {
			const [source, target] = [idAt(edge.source), idAt(edge.target)];
			return { ...edge, id: lineageEdgeId({ ...edge, source, target }), source, target };
		}),
		boxes: unpackNodes("run", unpackRows(boxColumns, boxes)),
	};
}

function unpackNodes<Kind extends LineageNode["kind"], Row extends { uid: string }>(kind: Kind, rows: Row[]) {
	return rows.map((row) => ({ kind, id: lineageNodeId(kind, row.uid), ...row }));
}
