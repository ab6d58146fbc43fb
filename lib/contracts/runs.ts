import { z } from "zod";
import { chosenFields } from "./chosen.ts";
import {
	isoTime,
	pageFields,
	pageOf,
	pagingFields,
	revisionNo,
	sha256Text,
	TransformRef,
	UserRef,
} from "./common.ts";
import {
	edgeOrigins,
	inputOutcomes,
	outputKinds,
	shownRunStatuses,
	terminalRunStatuses,
	transformTypes,
} from "./enums.ts";
import { facetQuestion } from "./facets.ts";
import { FileView } from "./files.ts";
import { runSorts } from "./list-limits.ts";
import { oneOrMany } from "./one-or-many.ts";

const jsonObject = z.record(z.string(), z.json());

export const GitState = z.strictObject({
	remote: z.string().max(2048).nullable(),
	commit: z.string().max(64).nullable(),
	branch: z.string().max(400).nullable(),
	isDirty: z.boolean(),
});
export type GitState = z.infer<typeof GitState>;

export const RunView = z.object({
	uid: z.string(),
	name: z.string().nullable(),
	status: z.enum(shownRunStatuses),
	transform: TransformRef,
	startedAt: isoTime.nullable(),
	finishedAt: isoTime.nullable(),
	heartbeatAt: isoTime.nullable(),
	parentUid: z.string().nullable(),
	params: jsonObject,
	commandLine: z.string().nullable(),
	exitCode: z.number().int().nullable(),
	host: z.string().nullable(),
	git: GitState.nullable(),
	environment: jsonObject.nullable(),
	externalSource: z.string().nullable(),
	externalId: z.string().nullable(),
	inputCount: z.number().int(),
	outputCount: z.number().int(),
	tags: z.array(z.string()),
	revision: revisionNo,
	createdAt: isoTime,
	createdBy: UserRef,
});
export type RunView = z.infer<typeof RunView>;
export const RunPage = pageOf(RunView);

export const RunCreateInput = z.strictObject({
	transformUid: z.string(),
	name: z.string().trim().min(1).max(400).optional(),
	status: z.enum(["scheduled", "running"]).default("running").describe("scheduled: runs from its first edge"),
	hasHeartbeat: z
		.boolean()
		.default(false)
		.describe("a process beats for it; without a beat for 60 s it is shown as lost"),
	parentUid: z.string().optional(),
	params: jsonObject.optional(),
	commandLine: z.string().max(100_000).optional(),
	host: z.string().max(255).optional(),
	git: GitState.optional(),
	environment: jsonObject.optional(),
	externalSource: z.string().min(1).max(255).optional(),
	externalId: z.string().min(1).max(400).optional(),
});
export type RunCreateInput = z.input<typeof RunCreateInput>;

export const RunFinishInput = z.strictObject({
	uid: z.string(),
	status: z.enum(terminalRunStatuses),
	exitCode: z.number().int().optional(),
});
export type RunFinishInput = z.input<typeof RunFinishInput>;

export const RunUpdateInput = z.strictObject({
	uid: z.string(),
	revision: revisionNo.optional(),
	name: z.string().trim().min(1).max(400).nullable().optional(),
	transformUid: z.string().optional().describe("re-points a running run to the code that really ran"),
	params: jsonObject.optional(),
});
export type RunUpdateInput = z.input<typeof RunUpdateInput>;

export const RunListInput = z.strictObject({
	...pageFields,
	sort: z.enum(runSorts).optional(),
	uid: z.string().optional(),
	name: z.string().optional(),
	status: oneOrMany(z.enum(shownRunStatuses)).optional(),
	transformType: oneOrMany(z.enum(transformTypes)).optional(),
	transform: z.string().optional().describe("a transform's uid, or its family's for every version"),
	parent: z.string().optional(),
});
export type RunListInput = z.input<typeof RunListInput>;

/** The filters of the list alone. */
export const RunFilters = RunListInput.omit(pagingFields);
export type RunFilters = z.input<typeof RunFilters>;

/** The whole list, in its order; `uids` narrows it to what was chosen. */
export const RunExportInput = RunListInput.omit({ limit: true, cursor: true }).extend(chosenFields);
export type RunExportInput = z.input<typeof RunExportInput>;

export const runFacets = ["status", "transformType", "createdBy", "tag"] as const;
export const RunFacetsInput = RunFilters.extend(facetQuestion(runFacets));
export type RunFacetsInput = z.input<typeof RunFacetsInput>;

/** A file that a run read or made, and how that is known. */
export const RunFileView = z.object({
	file: FileView,
	kind: z.enum(outputKinds).nullable().describe("null for an input"),
	origin: z.enum(edgeOrigins),
	recordedAt: isoTime,
	occurredAt: isoTime.nullable().describe("when it happened, where the client said so"),
	recordedBy: UserRef,
	isLate: z.boolean().describe("recorded after the run had finished"),
	retractedAt: isoTime.nullable(),
	retractedBy: UserRef.nullable(),
	retractedReason: z.string().nullable(),
});
export type RunFileView = z.infer<typeof RunFileView>;
export const RunFilePage = pageOf(RunFileView);

/** The same edge seen from a file: which run, and how that is known. */
export const FileRunView = RunFileView.omit({ file: true }).extend({ run: RunView });
export type FileRunView = z.infer<typeof FileRunView>;
export const FileRunPage = pageOf(FileRunView);

export const RunEdgeInput = z.strictObject({
	runUid: z.string(),
	fileUid: z.string(),
	origin: z.enum(edgeOrigins).default("declared"),
	occurredAt: isoTime.optional(),
});
export type RunEdgeInput = z.input<typeof RunEdgeInput>;

/** How many inputs one request records: its transaction holds locks, and its answer waits for all. */
export const inputsAtOnce = 1000;

const inputFacts = RunEdgeInput.pick({ origin: true, occurredAt: true }).shape;

/** Many inputs at once, each by its uid, or by its content: what a program sees of a file that it reads. */
export const RunInputsInput = z.strictObject({
	runUid: z.string(),
	inputs: z
		.array(
			z.union([
				z.strictObject({ fileUid: z.string(), ...inputFacts }),
				z.strictObject({
					hash: sha256Text.describe("the record with this content is meant, not deleted"),
					key: z
						.string()
						.optional()
						.describe("of several, the one that is called so; else the first that was saved"),
					...inputFacts,
				}),
			]),
		)
		.min(1)
		.max(inputsAtOnce),
});
export type RunInputsInput = z.input<typeof RunInputsInput>;

export const RunInputsView = z.object({
	items: z
		.array(
			z.object({
				fileUid: z.string().nullable().describe("null when no record has that content"),
				outcome: z.enum(inputOutcomes),
			}),
		)
		.describe("one for each of the request, in its order"),
});
export type RunInputsView = z.infer<typeof RunInputsView>;

/** Names one edge of a run. */
export const RunEdgeRef = z.strictObject({ runUid: z.string(), fileUid: z.string() });
export type RunEdgeRef = z.input<typeof RunEdgeRef>;

export const RunEdgeRetractInput = z.strictObject({
	runUid: z.string(),
	fileUid: z.string(),
	reason: z.string().trim().min(1).max(1000),
});
export type RunEdgeRetractInput = z.input<typeof RunEdgeRetractInput>;
