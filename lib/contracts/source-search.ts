import { z } from "zod";
import { isoTime } from "./common.ts";
import { transformTypes } from "./enums.ts";
import { Mark } from "./search.ts";

export const SourceSearchInput = z.strictObject({
	q: z.string().trim().min(3).max(200),
	limit: z.coerce.number().int().min(1).max(50).optional().describe("transforms, 20 by default"),
});
export type SourceSearchInput = z.input<typeof SourceSearchInput>;

/** A line of code that has what was asked for. */
export const SourceLine = z.object({
	cell: z.number().int().nullable().describe("which cell of a notebook, from 1"),
	line: z.number().int().describe("which line of the source, or of the cell, from 1"),
	text: z.string().describe("the line, shortened when it is long"),
	marks: z.array(Mark),
});
export type SourceLine = z.infer<typeof SourceLine>;

export const SourceSearchView = z.object({
	q: z.string(),
	hits: z.array(
		z.object({
			uid: z.string(),
			name: z.string(),
			key: z.string(),
			type: z.enum(transformTypes),
			label: z.string().nullable(),
			versionNo: z.number().int(),
			createdAt: isoTime,
			lines: z.array(SourceLine),
			lineCount: z.number().int().describe("how many lines match; the first few are shown"),
		}),
	),
	isTruncated: z.boolean().describe("more transforms match"),
});
export type SourceSearchView = z.infer<typeof SourceSearchView>;
