import { z } from "zod";
import { TransformView } from "./transforms.ts";

/** Part of a line that the other side does not have, in characters. */
export const DiffMark = z.object({ start: z.number().int(), end: z.number().int() });
export type DiffMark = z.infer<typeof DiffMark>;

export const DiffLine = z.object({
	no: z.number().int().describe("line number, from 1"),
	text: z.string(),
	marks: z.array(DiffMark).describe("what changed within it, where its counterpart is known"),
});
export type DiffLine = z.infer<typeof DiffLine>;

/** A line of each side that belong together; null where one side has none. */
export const DiffRow = z.object({ older: DiffLine.nullable(), newer: DiffLine.nullable() });
export type DiffRow = z.infer<typeof DiffRow>;

/** Consecutive lines that are the same, or that changed. */
export const DiffStretch = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("same"),
		olderNo: z.number().int().describe("number of its first line"),
		newerNo: z.number().int(),
		lineCount: z.number().int(),
		lines: z.array(z.string()).nullable().describe("null where it is too long to be sent"),
		isFolded: z.boolean().describe("far from any change"),
	}),
	z.object({ kind: z.literal("changed"), rows: z.array(DiffRow) }),
]);
export type DiffStretch = z.infer<typeof DiffStretch>;

/** A cell of a notebook, or the whole of any other source. */
export const DiffPart = z.object({
	olderCell: z.number().int().nullable().describe("number of the cell, from 1; null where there is none"),
	newerCell: z.number().int().nullable(),
	cellType: z.enum(["code", "text"]).nullable(),
	change: z.enum(["same", "added", "removed", "changed"]),
	added: z.number().int(),
	removed: z.number().int(),
	stretches: z.array(DiffStretch),
});
export type DiffPart = z.infer<typeof DiffPart>;

/** What differs between two sources. */
export const SourceDiff = z.object({
	outcome: z.enum(["same", "changed", "unknown"]),
	reason: z.string().nullable().describe("why they cannot be compared, where they cannot"),
	by: z.enum(["lines", "cells"]).describe("notebooks are compared by cells; outputs do not count"),
	added: z.number().int().describe("lines that only the newer one has"),
	removed: z.number().int(),
	parts: z.array(DiffPart),
	note: z.string().nullable().describe("what is left out, in a sentence"),
});
export type SourceDiff = z.infer<typeof SourceDiff>;

/** Two versions of a transform, and what changed in the code. */
export const TransformComparison = SourceDiff.extend({ older: TransformView, newer: TransformView });
export type TransformComparison = z.infer<typeof TransformComparison>;

export const TransformCompareInput = z.strictObject({ older: z.string(), newer: z.string() });
export type TransformCompareInput = z.input<typeof TransformCompareInput>;

/** Two sources, to be held against each other. */
export interface SourceJob {
	olderSource: string;
	newerSource: string;
}

/** Compares two sources; whoever runs it bounds its time and memory, and answers `none` when they were not enough. */
export type SourceComparer = (job: SourceJob) => Promise<SourceDiff | { kind: "none"; reason: string }>;
