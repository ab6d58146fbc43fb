import { z } from "zod";
import { isoTime } from "./common.ts";
import { entityKinds, shownRunStatuses, transformTypes } from "./enums.ts";

export const SearchInput = z.strictObject({
	q: z.string().trim().min(1).max(400),
	kind: z.enum(entityKinds).optional(),
	limit: z.coerce.number().int().min(1).max(50).optional().describe("hits per kind, 8 by default"),
	archived: z.enum(["exclude", "include"]).optional(),
});
export type SearchInput = z.input<typeof SearchInput>;

export const matchRanks = ["exact", "prefix", "word", "substring", "similar"] as const;
/** A part of a text that matched: where it begins, and where it ends. */
export const Mark = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
export type Mark = z.infer<typeof Mark>;
export const SearchHit = z.object({
	kind: z.enum(entityKinds),
	uid: z.string(),
	handle: z.string().nullable().describe("users only: what their page is called"),
	title: z.string(),
	subtitle: z.string(),
	match: z.enum(matchRanks),
	marks: z
		.object({ title: z.array(Mark), subtitle: z.array(Mark) })
		.describe("what matched in them, as ranges of UTF-16 units"),
	key: z.string().nullable().describe("files and transforms"),
	suffix: z.string().nullable().describe("files only"),
	type: z.enum(transformTypes).nullable().describe("transforms only"),
	status: z.enum(shownRunStatuses).nullable().describe("runs only"),
	isArchived: z.boolean(),
	createdAt: isoTime,
});
export type SearchHit = z.infer<typeof SearchHit>;
export const SearchView = z.object({ q: z.string(), hits: z.array(SearchHit), isFuzzy: z.boolean() });
export type SearchView = z.infer<typeof SearchView>;
