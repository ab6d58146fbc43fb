import { z } from "zod";
import { isoTime, UserRef } from "./common.ts";
import {
	edgeOrigins,
	entityKinds,
	fileTypes,
	lineageEdgeKinds,
	lineageLenses,
	outputKinds,
	shownRunStatuses,
	transformTypes,
} from "./enums.ts";
import { lineageLimits } from "./lineage-terms.ts";

/** What a filter hides. Hidden nodes never cut the walk: edges go on through them. */
export const LineageFilters = {
	kinds: z.array(z.enum(entityKinds)).optional(),
	types: z.array(z.enum(transformTypes)).optional().describe("of runs' transforms"),
	statuses: z.array(z.enum(shownRunStatuses)).optional(),
	people: z.array(z.string()).optional().describe("handles"),
	tags: z.array(z.string()).optional(),
	suffixes: z.array(z.string()).optional().describe("as `.bam`; `none` for files without one"),
	after: isoTime.optional().describe("files and runs recorded at this time or later"),
	before: isoTime.optional().describe("files and runs recorded before this time"),
	archived: z.enum(["exclude", "include"]).optional(),
};

export const LineageInput = z.strictObject({
	focusKind: z.enum(entityKinds).optional(),
	focusUid: z
		.string()
		.optional()
		.describe("with focusKind; uid; a user's handle; a family's uid for the latest version"),
	select: z
		.string()
		.max(2000)
		.optional()
		.describe('instead of a focus: which records, as `file:"bams/output.bam"+2 and not by:testuser1`'),
	up: z.coerce.number().int().min(0).max(lineageLimits.maxDepth).optional(),
	down: z.coerce.number().int().min(0).max(lineageLimits.maxDepth).optional(),
	lens: z.enum(lineageLenses).optional(),
	asOf: isoTime.optional(),
	recreated: z.boolean().optional().describe("also follow outputs that a run only made again"),
	limit: z.coerce.number().int().min(1).max(lineageLimits.maxNodes).optional(),
	expand: z
		.array(z.string())
		.max(200)
		.optional()
		.describe("node ids whose neighbours are shown too, both sides"),
	...LineageFilters,
});
export type LineageInput = z.input<typeof LineageInput>;

const nodeFields = {
	id: z.string().describe("opaque, unique in the graph: the same in list, graph and API"),
	uid: z.string(),
	createdAt: isoTime,
	depth: z.number().int().describe("data-flow edges from the focus; negative is upstream"),
	hidden: z
		.object({ up: z.number().int(), down: z.number().int() })
		.describe("neighbours not in this answer"),
};
export const LineageFileNode = z.object({
	kind: z.literal("file"),
	...nodeFields,
	key: z.string(),
	suffix: z.string(),
	type: z.enum(fileTypes),
	versionNo: z.number().int(),
	latestVersionNo: z.number().int(),
	sizeBytes: z.number().int().nullable(),
	isArchived: z.boolean(),
	isDeleted: z.boolean(),
	isStale: z.boolean().describe("made from a version that is no longer the latest"),
	createdBy: UserRef,
});
export const LineageRunNode = z.object({
	kind: z.literal("run"),
	...nodeFields,
	name: z.string().nullable(),
	status: z.enum(shownRunStatuses),
	startedAt: isoTime.nullable(),
	finishedAt: isoTime.nullable(),
	transform: z.object({
		uid: z.string(),
		name: z.string(),
		version: z.string(),
		type: z.enum(transformTypes),
	}),
	parentId: z.string().nullable(),
	createdBy: UserRef,
});
export const LineageTransformNode = z.object({
	kind: z.literal("transform"),
	...nodeFields,
	name: z.string(),
	key: z.string(),
	version: z.string(),
	type: z.enum(transformTypes),
	runCount: z.number().int(),
	lastStatus: z.enum(shownRunStatuses).nullable(),
});
export const LineageUserNode = z.object({
	kind: z.literal("user"),
	...nodeFields,
	handle: z.string(),
	name: z.string(),
	runCount: z.number().int(),
	fileCount: z.number().int(),
});
export const LineageNode = z.discriminatedUnion("kind", [
	LineageFileNode,
	LineageRunNode,
	LineageTransformNode,
	LineageUserNode,
]);
/** A run that started others: it contains them, and no walk goes through it. */
export const LineageBox = LineageRunNode.omit({ depth: true, hidden: true });
export type LineageBox = z.infer<typeof LineageBox>;

export type LineageFileNode = z.infer<typeof LineageFileNode>;
export type LineageRunNode = z.infer<typeof LineageRunNode>;
export type LineageTransformNode = z.infer<typeof LineageTransformNode>;
export type LineageUserNode = z.infer<typeof LineageUserNode>;
export type LineageNode = z.infer<typeof LineageNode>;

export const LineageEdge = z.object({
	id: z.string(),
	source: z.string(),
	target: z.string(),
	kind: z.enum(lineageEdgeKinds),
	outputKind: z.enum(outputKinds).nullable(),
	origin: z.enum(edgeOrigins).nullable(),
	recordedAt: isoTime.nullable(),
	recordedBy: z.string().nullable().describe("handle"),
	viaHidden: z.number().int().describe("filtered nodes between its ends; 0 for a direct edge"),
	count: z.number().int().describe("how many edges it stands for, when runs are collapsed"),
});
export type LineageEdge = z.infer<typeof LineageEdge>;

const LineageFacet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export type LineageFacet = z.infer<typeof LineageFacet>;

/** What can be filtered by, the most frequent first, with how many of the records that were walked to have it. */
export const LineageFacets = z.object({
	kinds: LineageFacet,
	types: LineageFacet,
	statuses: LineageFacet,
	people: LineageFacet,
	tags: LineageFacet,
	suffixes: LineageFacet,
	archived: z.number().int().describe("archived files"),
});
export type LineageFacets = z.infer<typeof LineageFacets>;

export const LineageView = z.object({
	focus: z.string().describe("id of the focus node; empty where nothing is selected"),
	lens: z.enum(lineageLenses),
	asOf: isoTime.nullable(),
	nodes: z.array(LineageNode),
	edges: z.array(LineageEdge),
	facets: LineageFacets.describe("of the walk before filters, as far as it went"),
	boxes: z.array(LineageBox).describe("the runs that contain runs of this answer, theirs included"),
	isTruncated: z.boolean().describe("the node budget ended the walk"),
	reachedCount: z.number().int().describe("nodes found before filters and budget, as far as the walk went"),
});
export type LineageView = z.infer<typeof LineageView>;
