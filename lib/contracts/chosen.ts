import { z } from "zod";
import { chosenLimit } from "./list-limits.ts";

/** Records by uid, beside the filters. */
export const chosenFields = {
	uids: z.array(z.string().max(64)).min(1).max(chosenLimit).optional().describe("only these"),
};

/** The records of a change of many: by uid, or all that filters find. */
export function chosenBy<F extends z.ZodType>(filters: F) {
	return {
		uids: z.array(z.string().max(64)).min(1).max(chosenLimit).optional().describe("these records"),
		matching: filters.optional().describe("or all that these filters of the list find, 10,000 at most"),
		expected: z
			.number()
			.int()
			.min(0)
			.optional()
			.describe("how many match, as whoever chose them saw it: another number by now is a conflict"),
	};
}

/** Which of the two ways to name records was taken: exactly one must be. */
export const namesRecords = (input: { uids?: unknown; matching?: unknown }) =>
	(input.uids === undefined) !== (input.matching === undefined);
export const namesRecordsMessage = "give either uids or matching";

/** What a change of many did: the records that were not so before. */
export const ChangedView = z.object({
	uids: z.array(z.string()).describe("the records that it changed; others were so already"),
	replaced: z
		.record(z.string(), z.array(z.string()))
		.optional()
		.describe("with tags: what they had in its place, and which of them"),
});
export type ChangedView = z.infer<typeof ChangedView>;
