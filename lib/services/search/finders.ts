import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { SearchHit } from "../../contracts/search.ts";
import { escapeLike } from "../page.ts";
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
	/** Whether it compares by bytes, as identifiers do. */
	isIdent: boolean;
	/** The text, and the last part of a path, without case: as an index has them. */
	lowered: SQL[];
	/** Of secondary texts (a description, the name of a run's transform) no match is better than a word. */
	isSecondary: boolean;
	/** The newest rows that fulfil the condition, as a query for `id` and the column as `text`. */
	select(condition: SQL, options: FindOptions, limit: number): SQL;
	/** As many rows that fulfil the condition, whichever are met first. */
	any(condition: SQL, options: FindOptions, limit: number | null): SQL;
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

/** The finders to ask, in the order in which equally good hits are shown. */
export type Finders = readonly (readonly [EntityKind, Finder])[];
type MatchRank = SearchHit["match"];

/**
 * So many candidates of a field are ranked; a field with more is asked for its best ones apart. Names with two common words
 * lie far apart: among a million, each hundred of them takes some ten milliseconds to come by.
 */
const candidateLimit = (wanted: number) => Math.min(200, Math.max(64, wanted * 4));

/** What a finder found: the row and how well it matched, a score where it is only alike. */
export interface Found {
	kind: EntityKind;
	id: string;
	match: MatchRank;
	score: number;
}

/**
 * The best hits of each kind, with how they matched. One query takes the candidates of all kinds and fields and
 * ranks them; names with too many are asked again, for exact matches and prefixes by their indexes, and descriptions
 * and the like only where names had too few.
 */
export async function findRanked(db: Database, finders: Finders, options: FindOptions): Promise<Found[]> {
	const { terms, limit } = options;
	const direct = finders.flatMap(([kind, finder]) =>
		finder.direct(options).map(({ rank, query }) => withRank(query, sql.raw(String(rankNo(rank))), kind, -1)),
	);
	const fields = finders.flatMap(([kind, finder]) =>
		finder.fields(options).map((field) => ({ kind, field })),
	);
	const names = fields.filter(({ field }) => !field.isSecondary);
	const found = await runRanked(db, [
		...direct,
		...names.map(({ kind, field }, index) => candidates(field, kind, index, options)),
	]);
	const crowded = names.filter(
		(_, index) =>
			!terms.isIndexed || found.filter((row) => row.field === index).length >= candidateLimit(limit),
	);
	const worst = rankNo("word");
	const scarce = finders
		.map(([kind]) => kind)
		.filter((kind) => found.filter((row) => row.kind === kind && row.rank <= worst).length < limit);
	const further = [
		...crowded.flatMap(({ kind, field }) => best(field, kind, options)),
		...fields
			.filter(({ kind, field }) => field.isSecondary && scarce.includes(kind))
			.map(({ kind, field }) => candidates(field, kind, -1, options)),
	];
	if (further.length > 0) found.push(...(await runRanked(db, further)));
	found.sort((a, b) => a.rank - b.rank || compareIds(b.id, a.id));
	return finders.flatMap(([kind]) => {
		const ranks = new Map<string, TextRank>();
		for (const row of found) {
			if (ranks.size >= options.limit) break;
			if (row.kind === kind && !ranks.has(row.id)) ranks.set(row.id, textRanks[row.rank] ?? "substring");
		}
		return [...ranks].map(([id, match]) => ({ kind, id, match, score: 0 }));
	});
}

/** What is written alike, the likest first. */
export async function findSimilar(db: Database, finders: Finders, options: FindOptions): Promise<Found[]> {
	const queries = finders.flatMap(([kind, finder]) =>
		finder
			.similar(options)
			.map((query) => sql`select ${kindOf(kind)} as kind, id::text as id, score from (${query}) as alike`),
	);
	const found = await rows<{ kind: EntityKind; id: string; score: number }>(
		db,
		sql`select kind, id, score from (
				select kind, id, max(score) as score,
					row_number() over (partition by kind order by max(score) desc, length(id) desc, id desc) as place
				from (${unionOf(queries)}) as found group by kind, id
			) as placed where place <= ${options.limit} order by score desc, kind, place`,
	);
	return found.map((row) => ({ ...row, score: Number(row.score), match: "similar" as const }));
}

/** The end of a query, where it has one. */
export function atMost(limit: number | null): SQL {
	return limit === null ? sql`` : sql`limit ${limit}`;
}

function candidates(field: TextField, kind: EntityKind, index: number, options: FindOptions): SQL {
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
		candidateLimit(options.limit),
	);
	return withRank(inner, sql`case ${sql.join(cases, sql` `)} else ${worst} end`, kind, index);
}

function best(field: TextField, kind: EntityKind, options: FindOptions): SQL[] {
	const { terms, limit } = options;
	const phrase = field.isIdent ? sql`${terms.phrase}::text collate "C"` : sql`${terms.phrase}::text`;
	const beginning = `${escapeLike(terms.phrase)}%`;
	const pattern = field.isIdent ? sql`${beginning}::text collate "C"` : sql`${beginning}::text`;
	// In the index's order, so that it is used however many there are; the newest are candidates already.
	const first = (text: SQL, condition: SQL, most: number) =>
		sql`${field.any(condition, options, null)} order by ${text} using ~<~ limit ${most}`;
	return field.lowered.flatMap((text) => [
		withRank(first(text, sql`${text} = lower(${phrase})`, limit), sql.raw(String(rankNo("exact"))), kind, -1),
		withRank(
			first(text, sql`${text} like lower(${pattern})`, limit * 2),
			sql.raw(String(rankNo("prefix"))),
			kind,
			-1,
		),
	]);
}

function withRank(query: SQL, rank: SQL, kind: EntityKind, field: number): SQL {
	return sql`select ${kindOf(kind)} as kind, candidate.id::text as id, ${rank} as rank, ${sql.raw(String(field))} as field
		from (${query}) as candidate`;
}

function kindOf(kind: EntityKind): SQL {
	return sql.raw(`'${kind}'`);
}

interface Ranked {
	kind: EntityKind;
	id: string;
	rank: number;
	field: number;
}

async function runRanked(db: Database, queries: readonly SQL[]): Promise<Ranked[]> {
	const found = await rows<Ranked>(db, unionOf(queries));
	return found.map(({ kind, id, rank, field }) => ({ kind, id, rank: Number(rank), field: Number(field) }));
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
