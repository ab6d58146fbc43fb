import { z } from "zod";
import { chosenFields } from "./chosen.ts";
import { isoTime, pageFields, pageOf, pagingFields, revisionNo, sha256Text, UserRef } from "./common.ts";
import { shownRunStatuses, transformTypes } from "./enums.ts";
import { facetQuestion } from "./facets.ts";
import { transformSorts } from "./list-limits.ts";
import { oneOrMany } from "./one-or-many.ts";

export const TransformReference = z.strictObject({
	url: z.string().max(2048).nullable().describe("git remote, without credentials"),
	commit: z.string().max(64).nullable(),
	path: z.string().max(4096).nullable(),
});
export type TransformReference = z.infer<typeof TransformReference>;

export const TransformView = z.object({
	uid: z.string(),
	familyUid: z.string(),
	versionNo: z.number().int(),
	version: z.string().describe("label when one was given, else the version number"),
	label: z.string().nullable(),
	isLatest: z.boolean(),
	project: z.string(),
	key: z.string(),
	name: z.string(),
	type: z.enum(transformTypes),
	description: z.string(),
	sourceHash: sha256Text.nullable(),
	reference: TransformReference.nullable(),
	runCount: z.number().int(),
	lastRunStatus: z.enum(shownRunStatuses).nullable(),
	lastRunAt: isoTime.nullable(),
	tags: z.array(z.string()),
	revision: revisionNo,
	createdAt: isoTime,
	createdBy: UserRef,
});
export type TransformView = z.infer<typeof TransformView>;
export const TransformPage = pageOf(TransformView);

/** A version as one chooses among many. */
export interface TransformVersionRef {
	uid: string;
	versionNo: number;
	label: string | null;
	createdAt: string;
	/** A handle. */
	createdBy: string;
}

export const TransformSourceView = z.object({
	uid: z.string(),
	hash: sha256Text,
	language: z.string(),
	source: z.string(),
});
export type TransformSourceView = z.infer<typeof TransformSourceView>;

/**
 * Registers the version of a transform; the same call again returns the same record.
 * With `label` (pipelines) project, key and label name it; without, its source does.
 */
export const TransformCreateInput = z.strictObject({
	project: z.string().max(400).default(""),
	key: z.string().trim().min(1).max(1024),
	name: z.string().trim().min(1).max(400).optional(),
	type: z.enum(transformTypes).default("pipeline"),
	label: z.string().trim().min(1).max(100).optional(),
	description: z.string().max(20_000).optional(),
	source: z.string().max(20_000_000).optional(),
	sourceHash: sha256Text
		.optional()
		.describe(
			"what identifies the source, where that is not the hash of all its text (notebooks: of the cell sources)",
		),
	reference: TransformReference.optional(),
});
export type TransformCreateInput = z.input<typeof TransformCreateInput>;

export const TransformUpdateInput = z.strictObject({
	uid: z.string(),
	revision: revisionNo.optional().describe("refuses when somebody changed the record since"),
	name: z.string().trim().min(1).max(400).optional(),
	description: z.string().max(20_000).optional(),
});
export type TransformUpdateInput = z.input<typeof TransformUpdateInput>;

/** `whence mv`: gives a family another key and keeps its versions. */
export const TransformMoveInput = z.strictObject({
	project: z.string().max(400).optional(),
	from: z.string().min(1).max(1024),
	to: z.string().trim().min(1).max(1024),
});
export type TransformMoveInput = z.input<typeof TransformMoveInput>;

export const TransformListInput = z.strictObject({
	...pageFields,
	sort: z.enum(transformSorts).optional(),
	uid: z.string().optional(),
	familyUid: z.string().optional(),
	project: oneOrMany(z.string()).optional(),
	key: z.string().optional(),
	name: z.string().optional(),
	version: z.string().optional(),
	type: oneOrMany(z.enum(transformTypes)).optional(),
	hash: sha256Text.optional(),
	versions: z.enum(["latest", "all"]).optional().describe("latest by default; all with uid, version or hash"),
});
export type TransformListInput = z.input<typeof TransformListInput>;

/** The filters of the list alone. */
export const TransformFilters = TransformListInput.omit(pagingFields);
export type TransformFilters = z.input<typeof TransformFilters>;

/** The whole list, in its order; `uids` narrows it to what was chosen. */
export const TransformExportInput = TransformListInput.omit({ limit: true, cursor: true }).extend(
	chosenFields,
);
export type TransformExportInput = z.input<typeof TransformExportInput>;

export const transformFacets = ["type", "project", "createdBy", "tag"] as const;
export const TransformFacetsInput = TransformFilters.extend(facetQuestion(transformFacets));
export type TransformFacetsInput = z.input<typeof TransformFacetsInput>;
