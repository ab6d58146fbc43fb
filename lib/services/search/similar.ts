import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import type { Terms } from "./terms.ts";

/** How like a part of the text must be to what was typed: one slip in a word of six letters passes. */
const threshold = 0.4;
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

/**
 * Runs a search in a transaction of its own, with our threshold and by indexes alone: how many texts have a word, or are
 * like it, the planner guesses from a sample, and where it guesses high it would read a table whole.
 */
export async function byIndexes<T>(db: Database, run: (tx: Database) => Promise<T>): Promise<T> {
	return db.transaction(async (tx) => {
		await tx.execute(
			sql`select set_config('pg_trgm.word_similarity_threshold', ${String(threshold)}, true),
				set_config('enable_seqscan', 'off', true)`,
		);
		return run(tx);
	});
}
