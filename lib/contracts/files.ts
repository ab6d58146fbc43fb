import { z } from "zod";
import { chosenBy, chosenFields, namesRecords, namesRecordsMessage } from "./chosen.ts";
import {
	isoTime,
	keyText,
	pageFields,
	pageOf,
	pagingFields,
	revisionNo,
	sha256Text,
	TransformRef,
	UserRef,
} from "./common.ts";
import { blobStates, edgeOrigins, fileOutcomes, fileTypes, outputKinds, shownRunStatuses } from "./enums.ts";
import { errorCodes } from "./errors.ts";
import { facetQuestion } from "./facets.ts";
import { fileSorts } from "./list-limits.ts";
import { oneOrMany } from "./one-or-many.ts";

export const FileRunRef = z.object({
	uid: z.string(),
	name: z.string().nullable(),
	status: z.enum(shownRunStatuses),
	startedAt: isoTime.nullable(),
	inputCount: z.number().int(),
});
export type FileRunRef = z.infer<typeof FileRunRef>;

export const FileView = z.object({
	uid: z.string(),
	familyUid: z.string(),
	versionNo: z.number().int(),
	isLatest: z.boolean(),
	latestUid: z.string(),
	key: z.string(),
	name: z.string().describe("last part of the key"),
	suffix: z.string().describe("`.fastq.gz`; empty when there is none"),
	type: z.enum(fileTypes),
	storageUid: z.string(),
	isManaged: z.boolean().describe("false for a file registered where it lies"),
	path: z.string().nullable().describe("absolute path on the server's host"),
	sizeBytes: z.number().int().nullable(),
	hash: sha256Text.nullable(),
	blobState: z.enum(blobStates).nullable(),
	verifiedAt: isoTime.nullable().describe("when its bytes were last held against what was recorded"),
	description: z.string(),
	run: FileRunRef.nullable().describe("the run that created it; null when saved by hand"),
	transform: TransformRef.nullable(),
	sameContentAs: z
		.number()
		.int()
		.nullable()
		.describe("an older version number with the same content (a revert)"),
	staleInputs: z
		.array(
			z.object({
				key: z.string(),
				madeFromVersionNo: z.number().int(),
				latestVersionNo: z.number().int(),
				latestUid: z.string(),
			}),
		)
		.describe("inputs of its run that have newer versions now"),
	tags: z.array(z.string()),
	revision: revisionNo,
	createdAt: isoTime,
	createdBy: UserRef,
	archivedAt: isoTime.nullable(),
	deletedAt: isoTime.nullable(),
	deletedBy: UserRef.nullable(),
});
export type FileView = z.infer<typeof FileView>;

/** As much of a file as a link to it shows. */
export type FileLink = Pick<FileView, "uid" | "key" | "versionNo">;

/** The first of some files. */
export interface SomeFiles {
	files: FileLink[];
	/** Null above 10,000. */
	total: number | null;
}

/** What the page of a file says of others. */
export interface FileSurroundings {
	/** How many runs read it; null above 10,000. */
	readers: number | null;
	/** What its run read. */
	madeFrom: SomeFiles;
	/** Other records with its very bytes: other keys, other storages, other versions of its own; archived ones too. */
	sameContent: SomeFiles;
}
export const FilePage = pageOf(FileView);

/** Where the bytes are: already uploaded to the storage (by hash), or lying inside it (by path). */
export const FileContent = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("blob"), hash: sha256Text, sizeBytes: z.number().int().min(0) }),
	z.strictObject({ kind: z.literal("path"), path: z.string().min(1).max(4096) }),
]);
export type FileContent = z.infer<typeof FileContent>;

export const FileRegisterInput = z.strictObject({
	content: FileContent,
	key: keyText.optional(),
	name: z
		.string()
		.min(1)
		.max(255)
		.optional()
		.describe("the local file's base name: the key when none is given"),
	type: z.enum(["file", "folder"]).default("file"),
	storageUid: z.string().optional(),
	runUid: z.string().optional(),
	description: z.string().max(20_000).optional(),
	origin: z.enum(edgeOrigins).default("tracked"),
});
export type FileRegisterInput = z.input<typeof FileRegisterInput>;

export const FileRegisterView = z.object({
	file: FileView,
	outcome: z.enum(fileOutcomes),
	edge: z.enum(outputKinds).nullable().describe("how it was linked to the run"),
	message: z.string().describe("one sentence for people"),
});
export type FileRegisterView = z.infer<typeof FileRegisterView>;

/** How many files one request registers: its transaction holds locks, and its answer waits for all. */
export const registeredAtOnce = 1000;

/** Many files at once, all or nothing, each under a key of its own. */
export const FilesRegisterInput = z.strictObject({
	items: z
		.array(FileRegisterInput.pick({ content: true, key: true, name: true, type: true, description: true }))
		.min(1)
		.max(registeredAtOnce),
	storageUid: z.string().optional(),
	runUid: z.string().optional(),
	origin: z.enum(edgeOrigins).default("tracked"),
});
export type FilesRegisterInput = z.input<typeof FilesRegisterInput>;

/** What saving many came to; the records themselves are a question of their own. */
export const FilesRegisterView = z.object({
	items: z
		.array(
			z.object({
				uid: z.string(),
				key: z.string(),
				versionNo: z.number().int(),
				hash: sha256Text,
				outcome: z.enum(fileOutcomes),
				edge: z.enum(outputKinds).nullable().describe("how it was linked to the run"),
			}),
		)
		.describe("one for each of the request, in its order"),
});
export type FilesRegisterView = z.infer<typeof FilesRegisterView>;

export const FileUpdateInput = z.strictObject({
	uid: z.string(),
	revision: revisionNo.optional(),
	description: z.string().max(20_000).optional(),
});
export type FileUpdateInput = z.input<typeof FileUpdateInput>;

/** What reading all bytes of a file came to. */
export const FileVerifyView = z.object({
	file: FileView,
	state: z.enum(["present", "changed", "missing"]),
	foundHash: sha256Text
		.nullable()
		.describe("of what lies there now; null when nothing does, or it could not be read whole"),
	readBytes: z.number().int(),
	message: z.string().describe("one sentence for people"),
});
export type FileVerifyView = z.infer<typeof FileVerifyView>;

/** A line of the stream that verifying answers with: progress, then the result or why there is none. */
export const FileVerifyLine = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("progress"), doneBytes: z.number().int(), totalBytes: z.number().int() }),
	z.object({ kind: z.literal("result"), result: FileVerifyView }),
	z.object({
		kind: z.literal("error"),
		code: z.enum(errorCodes),
		message: z.string(),
		hint: z.string().nullable(),
	}),
]);
export type FileVerifyLine = z.infer<typeof FileVerifyLine>;

export const FileListInput = z.strictObject({
	...pageFields,
	sort: z.enum(fileSorts).optional(),
	uid: z.string().optional(),
	familyUid: z.string().optional(),
	key: z.string().optional(),
	keyPrefix: z.string().optional(),
	suffix: oneOrMany(z.string()).optional().describe("`.fastq.gz`; `none` for files without"),
	hash: z
		.string()
		.regex(/^[0-9a-f]{6,64}$/)
		.optional()
		.describe("SHA-256, or at least six of its first characters"),
	version: z.coerce.number().int().min(1).optional(),
	run: z.string().optional().describe("uid of the run that made it"),
	inputOf: z.string().optional().describe("uid of a run that read it"),
	transform: z.string().optional().describe("uid of the transform that made it, or of its family"),
	storage: z.string().optional(),
	type: oneOrMany(z.enum(fileTypes)).optional(),
	sizeMin: z.coerce.number().int().min(0).optional(),
	sizeMax: z.coerce.number().int().min(0).optional(),
	archived: z.enum(["exclude", "include", "only"]).optional(),
	versions: z
		.enum(["latest", "all"])
		.optional()
		.describe("latest by default; all with uid, hash, version, run, inputOf or transform"),
});
export type FileListInput = z.input<typeof FileListInput>;

/** The filters of the list alone: what a facet, an export or a change of all that match is about. */
export const FileFilters = FileListInput.omit(pagingFields);
export type FileFilters = z.input<typeof FileFilters>;

/** The files that a change of many is about. */
export const FilesChosenInput = z
	.strictObject(chosenBy(FileFilters))
	.refine(namesRecords, namesRecordsMessage);
export type FilesChosenInput = z.input<typeof FilesChosenInput>;

/** The whole list, in its order; `uids` narrows it to what was chosen. */
export const FileExportInput = FileListInput.omit({ limit: true, cursor: true }).extend(chosenFields);
export type FileExportInput = z.input<typeof FileExportInput>;

export const fileFacets = ["type", "suffix", "createdBy", "tag", "archived"] as const;
export const FileFacetsInput = FileFilters.extend(facetQuestion(fileFacets));
export type FileFacetsInput = z.input<typeof FileFacetsInput>;
