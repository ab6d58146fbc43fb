import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { matches, type TextRank, textRanks } from "./matches.ts";
import type { Terms } from "./terms.ts";

export interface FindOptions {
	terms: Terms;
	withArchived: boolean;
	/** How many hits are wanted. */
	limit: number;
}

/** A text that is searched. */
export interface TextField {
	column: AnyPgColumn;
	isPath: boolean;
	/** Of secondary texts (a description, the name of a run's transform) no match is better than a word. */
	isSecondary: boolean;
	/** The newest rows that fulfil the condition, as a query for `id` and the column as `text`. */
	select(condition: SQL, options: FindOptions, limit: number): SQL;
}

/**
 * How one kind of record is searched. Every query of it is bounded and served by one index; an `or` over
 * columns of two tables would read both whole.
 */
export interface Finder {
	/** By uid and hash: queries for `id`, with the rank that a hit has. */
	direct(options: FindOptions): { rank: TextRank; query: SQL }[];
	fields(options: FindOptions): TextField[];
	/** Typo help: queries for `id` and `score`. */
	similar(options: FindOptions): SQL[];
}

/** So many candidates of a field are ranked; a field with more is asked for its best ones apart. */
const candidateLimit = 200;

/**
 * The best hits of one kind, with how they matched. One query takes the candidates of all fields and ranks
 * them; only a field with too many of them is asked again, for exact matches and prefixes by its index.
 */
export async function findRanked(
	db: Database,
	finder: Finder,
	options: FindOptions,
): Promise<Map<string, TextRank>> {
	const fields = finder.fields(options);
	const queries = finder
		.direct(options)
		.map(({ rank, query }) => withRank(query, sql.raw(String(rankNo(rank))), -1));
	for (const [index, field] of fields.entries()) queries.push(candidates(field, index, options));
	const found = await runRanked(db, queries);
	const crowded = fields.filter(
		(field, index) =>
			!field.isSecondary && found.filter((row) => row.field === index).length >= candidateLimit,
	);
	if (crowded.length > 0)
		found.push(
			...(await runRanked(
				db,
				crowded.flatMap((field) => best(field, options)),
			)),
		);
	found.sort((a, b) => a.rank - b.rank || compareIds(b.id, a.id));
	const ranks = new Map<string, TextRank>();
	for (const { id, rank } of found) {
		if (ranks.size >= options.limit) break;
		if (!ranks.has(id)) ranks.set(id, textRanks[rank] ?? "substring");
	}
	return ranks;
}

/** What is written alike, the likest first. */
export async function findSimilar(db: Database, finder: Finder, options: FindOptions): Promise<string[]> {
	const found = await rows<{ id: string }>(
		db,
		sql`select found.id::text as id from (${unionOf(finder.similar(options))}) as found
			group by found.id order by max(found.score) desc, found.id desc limit ${options.limit}`,
	);
	return found.map(({ id }) => id);
}

function candidates(field: TextField, index: number, options: FindOptions): SQL {
	const { terms } = options;
	const text = sql`candidate.text`;
	const cases = textRanks
		.filter((rank) => rank !== "substring" && (rank === "word" || !field.isSecondary))
		.map(
			(rank) => sql`when ${matches(text, rank, terms, field.isPath)} then ${sql.raw(String(rankNo(rank)))}`,
		);
	const worst = sql.raw(String(rankNo("substring")));
	const inner = field.select(
		matches(field.column, "substring", terms, field.isPath),
		options,
		candidateLimit,
	);
	return withRank(inner, sql`case ${sql.join(cases, sql` `)} else ${worst} end`, index);
}

function best(field: TextField, options: FindOptions): SQL[] {
	// A prefix is also what every exact match is: of both, as many as are wanted.
	return (["exact", "prefix"] as const).map((rank) =>
		withRank(
			field.select(matches(field.column, rank, options.terms, field.isPath), options, options.limit * 2),
			sql.raw(String(rankNo(rank))),
			-1,
		),
	);
}

function withRank(query: SQL, rank: SQL, field: number): SQL {
	return sql`select candidate.id::text as id, ${rank} as rank, ${sql.raw(String(field))} as field
		from (${query}) as candidate`;
}

interface Ranked {
	id: string;
	rank: number;
	field: number;
}

async function runRanked(db: Database, queries: readonly SQL[]): Promise<Ranked[]> {
	const found = await rows<Ranked>(db, unionOf(queries));
	return found.map(({ id, rank, field }) => ({ id, rank: Number(rank), field: Number(field) }));
}

function unionOf(queries: readonly SQL[]): SQL {
	return sql.join(
		queries.map((query) => sql`(${query})`),
		sql` union all `,
	);
}

function rankNo(rank: TextRank): number {
	return textRanks.indexOf(rank);
}

/** Row ids are numbers and newer ones are higher; a person's is text, whose order says nothing. */
function compareIds(a: string, b: string): number {
	const difference = Number(a) - Number(b);
	if (!Number.isNaN(difference)) return difference;
	return a < b ? -1 : 1;
}
