import { z } from "zod";
import { isoTime } from "./common.ts";
import { shownRunStatuses } from "./enums.ts";

/** A run as a chart of many shows it. */
export const RunPoint = z.object({
	uid: z.string(),
	name: z.string().nullable(),
	status: z.enum(shownRunStatuses),
	versionNo: z.number().int(),
	version: z.string().describe("the version's label when it has one, else its number"),
	createdAt: isoTime,
	startedAt: isoTime.nullable(),
	finishedAt: isoTime.nullable(),
	createdBy: z.string().describe("a handle"),
});
export type RunPoint = z.infer<typeof RunPoint>;

/** The newest runs of a transform, oldest of them first, and what they say together. */
export const RunHistory = z.object({
	runs: z.array(RunPoint),
	isWhole: z.boolean().describe("there are no older runs"),
	medianMs: z.number().int().nullable().describe("of how long those took that completed"),
	completedCount: z.number().int(),
	failedCount: z.number().int(),
});
export type RunHistory = z.infer<typeof RunHistory>;

export const runVersions = ["this", "all"] as const;
export const runHistoryFields = {
	versions: z.enum(runVersions).optional().describe("this version's runs, or those of all; this by default"),
	limit: z.coerce.number().int().min(1).max(200).optional().describe("how many, 60 by default"),
};
export const RunHistoryInput = z.strictObject({ uid: z.string(), ...runHistoryFields });
export type RunHistoryInput = z.input<typeof RunHistoryInput>;
