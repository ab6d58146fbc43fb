import { z } from "zod";

export const FacetValue = z.object({
	value: z.string().describe("what the list's filter of that name takes"),
	label: z.string().nullable().describe("what people call it, where that is something else"),
	count: z.number().int().nullable().describe("null means more than 10,000"),
	isAtLeast: z.boolean().describe("true where counting on would have read too much: there are more"),
});
export type FacetValue = z.infer<typeof FacetValue>;

export const FacetView = z.object({
	field: z.string(),
	values: z.array(FacetValue).describe("the most frequent first"),
	hasMore: z.boolean().describe("there are other values: `find` looks among them"),
});
export type FacetView = z.infer<typeof FacetView>;

export const FacetsView = z.object({ facets: z.array(FacetView) });
export type FacetsView = z.infer<typeof FacetsView>;

/** What is asked of facets, beside the filters of the list. */
export function facetQuestion<const F extends readonly [string, ...string[]]>(fields: F) {
	return {
		of: z.array(z.enum(fields)).min(1).optional().describe("the filters whose values are wanted; else all"),
		find: z.string().trim().max(100).optional().describe("only values that have this text"),
	};
}
