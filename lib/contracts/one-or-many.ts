import { z } from "zod";

/** One value, or several of which any will do; in a query string the parameter is repeated. */
export function oneOrMany<T extends z.ZodType>(value: T) {
	return z.union([value, z.array(value).min(1).max(100)]);
}

/** What was given by {@link oneOrMany}, as a list; empty when nothing was. */
export function listOf<T>(given: T | readonly T[] | undefined): T[] {
	if (given === undefined) return [];
	return Array.isArray(given) ? [...(given as readonly T[])] : [given as T];
}

/** The first thing wrong; of a choice of shapes, what is wrong with the one that came nearest. */
export function firstIssue(error: z.ZodError): z.core.$ZodIssue | undefined {
	return deepest(error.issues[0]);
}

function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
	if (issue?.code !== "invalid_union") return issue;
	const inner = issue.errors.map(([first]) => first).find((first) => first?.code !== "invalid_type");
	const found = deepest(inner ?? issue.errors[0]?.[0]);
	return found ? { ...found, path: [...issue.path, ...found.path] } : issue;
}
