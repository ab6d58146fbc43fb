import { and, ilike, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { escapeLike } from "../page.ts";
import type { Terms } from "./terms.ts";

/** The ways to match, best first; `similar` only helps when none of these found anything. */
export const textRanks = ["exact", "prefix", "word", "substring"] as const;
export type TextRank = (typeof textRanks)[number];

/**
 * The condition that a text matches in this way, case aside. All forms use the column's trigram index.
 *
 * @param isPath parts between slashes count as beginnings of their own: `in` is a prefix of `fastqs/input`.
 */
export function matches(column: AnyPgColumn, rank: TextRank, terms: Terms, isPath = false): SQL | undefined {
	const phrase = escapeLike(terms.phrase);
	switch (rank) {
		case "exact":
			return or(ilike(column, phrase), isPath ? ilike(column, `%/${phrase}`) : undefined);
		case "prefix":
			return or(ilike(column, `${phrase}%`), isPath ? ilike(column, `%/${phrase}%`) : undefined);
		case "word":
			return and(...terms.words.map((word) => and(hasPart(column, word), beginsWord(column, word))));
		case "substring":
			return and(...terms.words.map((word) => hasPart(column, word)));
	}
}

function hasPart(column: AnyPgColumn, word: string): SQL {
	return ilike(column, `%${escapeLike(word)}%`);
}

function beginsWord(column: AnyPgColumn, word: string): SQL {
	const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
	return sql`${column} ~* ${`(^|[^[:alnum:]])${literal}`}`;
}

/** How far back a search looks that no index helps: one or two letters would else read every row. */
const windowSize = 20_000;

/** Keeps a search that no index helps to the newest rows of its table. */
export function withinWindow(
	table: SQL | AnyPgColumn["table"],
	id: AnyPgColumn,
	terms: Terms,
): SQL | undefined {
	if (terms.isIndexed) return undefined;
	return sql`${id} > (select coalesce(max(id), 0) - ${windowSize}::int from ${table})`;
}
