import { z } from "zod";
import { shownRunStatuses } from "./enums.ts";
import { RunView } from "./runs.ts";

/** A run that another contains, and how deep. */
export const ContainedRun = z.object({
	run: RunView,
	depth: z.number().int().describe("1 for those that it started itself"),
	parentUid: z.string(),
});
export type ContainedRun = z.infer<typeof ContainedRun>;

export const ContainedRuns = z.object({
	items: z.array(ContainedRun).describe("each after the one that started it"),
	isCut: z.boolean().describe("there are more, or deeper ones"),
});
export type ContainedRuns = z.infer<typeof ContainedRuns>;

export const RunSibling = z.object({
	uid: z.string(),
	status: z.enum(shownRunStatuses),
	durationMs: z.number(),
});
export type RunSibling = z.infer<typeof RunSibling>;

export const RunSiblings = z.object({
	items: z
		.array(RunSibling)
		.describe("runs of the same code, whatever its version, that have ended; oldest first, the newest 50"),
	durationMs: z.number().nullable().describe("of the run itself, until now while it runs"),
	medianMs: z.number().nullable().describe("of the others that were completed"),
	slowerThan: z.number().int().nullable().describe("how many of those took less time"),
	comparedWith: z.number().int().describe("how many those are"),
	previousUid: z.string().nullable().describe("the run of the same code before this one"),
});
export type RunSiblings = z.infer<typeof RunSiblings>;

/** A run among others, as its page tells of it. */
export interface RunFamily {
	siblings: RunSiblings;
	/** The run that started it. */
	parent: { uid: string; name: string | null; transformName: string } | null;
	/** How many runs it started itself; null above 10,000. */
	containedCount: number | null;
}
