import { z } from "zod";
import { pageLimits, pageOf } from "./common.ts";
import { entityKinds, shownRunStatuses } from "./enums.ts";
import { FileView } from "./files.ts";
import { RunView } from "./runs.ts";

export const impactDirections = ["down", "up"] as const;
export type ImpactDirection = (typeof impactDirections)[number];

const question = {
	focusKind: z.enum(entityKinds),
	focusUid: z.string().describe("uid; a user's handle; a family's uid for the latest version"),
	direction: z
		.enum(impactDirections)
		.optional()
		.describe("down: all that was made from it; up: all that it was made from"),
	recreated: z.boolean().optional().describe("upstream, also follow runs that only made a file again"),
};

export const ImpactInput = z.strictObject(question);
export type ImpactInput = z.input<typeof ImpactInput>;

const page = {
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
};
export const ImpactListInput = z.strictObject({ ...question, ...page });
export type ImpactListInput = z.input<typeof ImpactListInput>;

/** Everything that depends on a record, or that it depends on, as counts. */
export const ImpactView = z.object({
	focus: z.object({ kind: z.enum(entityKinds), uid: z.string(), name: z.string() }),
	direction: z.enum(impactDirections),
	files: z.number().int(),
	runs: z.number().int(),
	transforms: z.number().int().describe("whose runs these are"),
	people: z.number().int().describe("who made these files or started these runs"),
	bySuffix: z.array(z.object({ suffix: z.string(), files: z.number().int() })),
	byStatus: z.array(z.object({ status: z.enum(shownRunStatuses), runs: z.number().int() })),
	byPerson: z.array(z.object({ handle: z.string(), files: z.number().int(), runs: z.number().int() })),
});
export type ImpactView = z.infer<typeof ImpactView>;

export const ImpactFilesPage = pageOf(FileView);
export const ImpactRunsPage = pageOf(RunView);
