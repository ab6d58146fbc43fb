import { z } from "zod";
import { isoTime } from "./common.ts";
import { entityKinds } from "./enums.ts";

export const SearchInput = z.strictObject({
	q: z.string().trim().min(1).max(400),
	kind: z.enum(entityKinds).optional(),
	limit: z.coerce.number().int().min(1).max(50).optional().describe("hits per kind, 8 by default"),
	archived: z.enum(["exclude", "include"]).optional(),
});
export type SearchInput = z.input<typeof SearchInput>;

export const matchRanks = ["exact", "prefix", "word", "substring", "similar"] as const;
export const SearchHit = z.object({
	kind: z.enum(entityKinds),
	uid: z.string(),
	handle: z.string().nullable().describe("users only: what their page is called"),
	title: z.string(),
	subtitle: z.string(),
	match: z.enum(matchRanks),
	createdAt: isoTime,
});
export type SearchHit = z.infer<typeof SearchHit>;
export const SearchView = z.object({ q: z.string(), hits: z.array(SearchHit), isFuzzy: z.boolean() });
export type SearchView = z.infer<typeof SearchView>;
