import { z } from "zod";
import { isoTime } from "./common.ts";
import { entityKinds, impactDirections, impactKinds, shownRunStatuses } from "./enums.ts";

export const impactLimits = { page: 50, maxPage: 200, suffixes: 10, people: 10 } as const;

/** What both the page and the export ask. */
const question = {
	focusKind: z.enum(entityKinds),
	focusUid: z.string().describe("uid; a user's handle; a family's uid for the latest version"),
	direction: z
		.enum(impactDirections)
		.optional()
		.describe("down (default): all that was made from it; up: all that it was made from"),
	recreated: z.boolean().optional().describe("upwards, also follow runs that only made a file again"),
	kinds: z.array(z.enum(impactKinds)).min(1).optional().describe("what the list has; counts are of all"),
};

export const ImpactInput = z.strictObject({
	...question,
	limit: z.coerce.number().int().min(1).max(impactLimits.maxPage).optional(),
	cursor: z.string().max(200).optional(),
});
export type ImpactInput = z.input<typeof ImpactInput>;

export const ImpactExportInput = z.strictObject(question);
export type ImpactExportInput = z.input<typeof ImpactExportInput>;

const rowFields = {
	uid: z.string(),
	title: z.string().describe("a file's key; a run's name, else its transform's"),
	createdAt: isoTime,
	createdBy: z.string().describe("handle"),
	depth: z
		.number()
		.int()
		.describe("fewest steps from the focus; 0 for the runs and files that a transform or person stands for"),
};
export const ImpactItem = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("file"),
		...rowFields,
		versionNo: z.number().int(),
		isArchived: z.boolean(),
		isDeleted: z.boolean(),
	}),
	z.object({ kind: z.literal("run"), ...rowFields, status: z.enum(shownRunStatuses) }),
]);
export type ImpactItem = z.infer<typeof ImpactItem>;

const count = z.number().int();

export const ImpactView = z.object({
	focus: z.object({ kind: z.enum(entityKinds), uid: z.string(), title: z.string() }),
	direction: z.enum(impactDirections),
	counts: z
		.object({ files: count, runs: count, transforms: count, people: count })
		.describe("of everything, whatever the list is narrowed to; archived and deleted files too"),
	suffixes: z.object({
		top: z.array(z.object({ suffix: z.string(), files: count })),
		otherFiles: count.describe("files of suffixes that are not listed"),
	}),
	statuses: z.array(z.object({ status: z.enum(shownRunStatuses), runs: count })),
	people: z.object({
		top: z.array(z.object({ handle: z.string(), name: z.string(), files: count, runs: count })),
		otherPeople: count.describe("people who are not listed"),
	}),
	items: z.array(ImpactItem).describe("by steps from the focus, nearest first"),
	nextCursor: z.string().nullable(),
});
export type ImpactView = z.infer<typeof ImpactView>;
