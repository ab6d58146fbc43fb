import { z } from "zod";
import { isoTime, pageLimits, pageOf, TransformRef, UserRef } from "./common.ts";
import { edgeOrigins, outputKinds } from "./enums.ts";

export const LineageEdgeInput = z.strictObject({
	id: z.string().max(400).describe("the id of an edge of the lineage, as it came"),
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
});
export type LineageEdgeInput = z.input<typeof LineageEdgeInput>;

/** That a run read a file, or made it: who says so, since when, and how it is known. */
export const LineageLink = z.object({
	file: z.object({ uid: z.string(), key: z.string(), versionNo: z.number().int() }),
	run: z.object({ uid: z.string(), name: z.string().nullable(), transform: TransformRef }),
	kind: z.enum(outputKinds).nullable().describe("null for an input"),
	origin: z.enum(edgeOrigins),
	recordedAt: isoTime,
	recordedBy: UserRef,
	occurredAt: isoTime.nullable().describe("when it happened, where the client said so"),
	isLate: z.boolean().describe("recorded after the run had finished"),
	retractedAt: isoTime.nullable(),
	retractedBy: UserRef.nullable(),
	retractedReason: z.string().nullable(),
	mayRetract: z.boolean().describe("whether who asks may retract it, or restore it"),
});
export type LineageLink = z.infer<typeof LineageLink>;

/** What one edge of the lineage stands for: one link, or one of each run when runs are collapsed. */
export const LineageEdgeView = pageOf(LineageLink).extend({
	id: z.string(),
	role: z.enum(["input", "output"]),
});
export type LineageEdgeView = z.infer<typeof LineageEdgeView>;
