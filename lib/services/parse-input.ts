import type { z } from "zod";
import { WhenceError } from "../contracts/errors.ts";
import { firstIssue } from "../contracts/one-or-many.ts";

/**
 * Parses a verb's input.
 *
 * @throws WhenceError `invalid`, naming the first field at fault and what is wrong with it.
 */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const issue = firstIssue(parsed.error);
	const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
	const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].map(String).join(".");
	const problem = unknown === undefined ? (issue?.message ?? "is invalid") : "is not a known field";
	throw new WhenceError("invalid", field ? `${field}: ${problem}` : problem, field ? { field } : {});
}
