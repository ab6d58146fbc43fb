import { and, ilike, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
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
export function matches(text: AnyPgColumn | SQL, rank: TextRank, terms: Terms, isPath: boolean): SQL {
	const phrase = escapeLike(terms.phrase);
	switch (rank) {
		case "exact":
			return either(ilike(text, phrase), isPath ? ilike(text, `%/${phrase}`) : undefined);
		case "prefix":
			return either(ilike(text, `${phrase}%`), isPath ? ilike(text, `%/${phrase}%`) : undefined);
		case "word":
			return all(terms.words.map((word) => all([hasPart(text, word), beginsWord(text, word)])));
		case "substring":
			return all(terms.words.map((word) => hasPart(text, word)));
	}
}

function either(a: SQL, b: SQL | undefined): SQL {
	return or(a, b) ?? a;
}

function all(conditions: SQL[]): SQL {
	return and(...conditions) ?? sql`true`;
}

function hasPart(text: AnyPgColumn | SQL, word: string): SQL {
	return ilike(text, `%${escapeLike(word)}%`);
}

function beginsWord(text: AnyPgColumn | SQL, word: string): SQL {
	const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
	return sql`${text} ~* ${`(^|[^[:alnum:]])${literal}`}`;
}

/** How far back a search looks that no index helps: one or two letters would else read every row. */
const windowSize = 2_000;

/** Keeps a search that no index helps to the newest rows of its table. */
export function withinWindow(table: PgTable, id: AnyPgColumn, terms: Terms): SQL | undefined {
	if (terms.isIndexed) return undefined;
	return sql`${id} > (select coalesce(max(id), 0) - ${windowSize}::int from ${table})`;
}
