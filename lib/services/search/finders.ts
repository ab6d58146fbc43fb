import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { TextRank } from "./matches.ts";
import type { Terms } from "./terms.ts";

export interface FindOptions {
	terms: Terms;
	withArchived: boolean;
	limit: number;
}

/**
 * How one kind of record is searched. Every arm is a bounded query of its own that one index serves, and
 * answers `id`; an `or` over columns of two tables would read both whole.
 */
export interface Finder {
	arms(rank: TextRank, options: FindOptions): SQL[];
	/** The arms of typo help: they answer `id` and `score`. */
	similarArms(options: FindOptions): SQL[];
}

/** Runs the arms as one query; newest first. */
export async function runArms(db: Database, arms: readonly SQL[], limit: number): Promise<string[]> {
	if (arms.length === 0) return [];
	const union = sql.join(
		arms.map((arm) => sql`(${arm})`),
		sql` union `,
	);
	const found = await rows<{ id: unknown }>(
		db,
		sql`select found.id::text as id from (${union}) as found order by found.id desc limit ${limit}`,
	);
	return found.map(({ id }) => String(id));
}

/** Runs the arms of typo help as one query; likest first. */
export async function runSimilarArms(db: Database, arms: readonly SQL[], limit: number): Promise<string[]> {
	if (arms.length === 0) return [];
	const union = sql.join(
		arms.map((arm) => sql`(${arm})`),
		sql` union all `,
	);
	const found = await rows<{ id: unknown }>(
		db,
		sql`select found.id::text as id from (${union}) as found
			group by found.id order by max(found.score) desc, found.id desc limit ${limit}`,
	);
	return found.map(({ id }) => String(id));
}
