import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Terms } from "./terms.ts";

/** Scored candidates per query: the index finds them, only these are put in order. */
export const similarLimit = 100;

/** The condition that a part of the text is like what was typed; uses the column's trigram index. */
export function isLike(column: AnyPgColumn, { phrase }: Terms): SQL {
	return sql`${phrase} <% ${column}`;
}

/** How like it is, from 0 to 1; the whole text counts a little, so that the shorter of two wins. */
export function likeness(column: AnyPgColumn, { phrase }: Terms): SQL {
	return sql`(word_similarity(${phrase}, ${column}) + similarity(${phrase}, ${column}) / 10)::float8`;
}

/** Whether typo help makes sense at all: of three letters everything is a typo, and of a hash nothing. */
export function canBeTypo({ phrase, isIndexed, hashPrefix }: Terms): boolean {
	const isHash = hashPrefix !== null && /[0-9]/.test(hashPrefix);
	return isIndexed && phrase.length >= 4 && !isHash;
}
