import { inArray, or, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Whether a tag is one of those looked for: a pair by itself, a word by every value of that key. */
export function isAnyTag(columns: { tag: AnyPgColumn; key: AnyPgColumn }, wanted: readonly string[]): SQL {
	const pairs = wanted.filter((each) => each.includes("="));
	const words = wanted.filter((each) => !each.includes("="));
	// Two lists, for each has an index of its own.
	const byPair = pairs.length > 0 ? inArray(columns.tag, pairs) : undefined;
	const byWord = words.length > 0 ? inArray(columns.key, words) : undefined;
	const condition = or(byPair, byWord);
	if (!condition) throw new Error("no tag is looked for");
	return condition;
}
