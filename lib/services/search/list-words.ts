import { and, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { countCap, escapeLike } from "../page.ts";
import { parseTerms } from "./terms.ts";

/** How the rows of a list are searched, a word at a time. */
export interface WordSearch {
	id: AnyPgColumn;
	/** Whether any text of the row has the word; `pattern` is for LIKE, `prefix` too. */
	matches(word: Word): SQL | undefined;
	/** The same as queries for `id`, one for each text, so that each is served by its own index. */
	arms(word: Word): SQL[];
}

export interface Word {
	text: string;
	/** `%word%` and `word%`, escaped. */
	pattern: string;
	prefix: string;
}

/**
 * The condition that a row has every word of a search, each in any of its texts.
 *
 * The rarest word is looked up first, for an `or` over the texts of several tables would read them whole. Only when
 * more rows have it than a list ever counts is the `or` used: reading in the list's order meets enough of them soon.
 */
export async function hasWords(
	db: Database,
	q: string | undefined,
	search: WordSearch,
): Promise<SQL | undefined> {
	const words = parseTerms(q ?? "").words.map(wordOf);
	const longest = words.reduce<Word | null>(
		(best, word) => (best === null || word.text.length > best.text.length ? word : best),
		null,
	);
	if (longest === null) return undefined;
	const rest = (of: readonly Word[]) => and(...of.map((word) => search.matches(word)));
	const found = parseTerms(longest.text).isIndexed ? await lookUp(db, search.arms(longest)) : null;
	if (found === null) return rest(words);
	const ids = sql.raw(`any('{${found.join(",")}}'::bigint[])`);
	return and(sql`${search.id} = ${ids}`, rest(words.filter((word) => word !== longest)));
}

function wordOf(text: string): Word {
	const escaped = escapeLike(text);
	return { text, pattern: `%${escaped}%`, prefix: `${escaped}%` };
}

/** The ids that the queries find, or null when there are more than a list counts. */
async function lookUp(db: Database, arms: readonly SQL[]): Promise<number[] | null> {
	const parts = sql.join(
		arms.map((arm) => sql`(${arm} limit ${countCap + 1})`),
		sql` union all `,
	);
	const found = await rows<{ id: string | number }>(
		db,
		sql`select distinct id from (${parts}) as found limit ${countCap + 1}`,
	);
	return found.length > countCap ? null : found.map(({ id }) => Number(id));
}
