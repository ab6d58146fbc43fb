import { sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { rows } from "../rows.ts";

/** A part of a query's plan, with what it did. */
export interface Plan {
	"Node Type": string;
	"Relation Name"?: string;
	"Actual Rows": number;
	"Actual Loops": number;
	"Rows Removed by Filter"?: number;
	"Rows Removed by Index Recheck"?: number;
	Plans?: Plan[];
}

/** A statement that was run, and its plan where that was asked for. */
export interface WatchedQuery {
	text: string;
	plan: Plan | null;
}

interface Statement {
	sql: string;
	params: unknown[];
}
interface Prepared {
	execute(...values: unknown[]): Promise<unknown>;
}
type Prepare = (this: Session, query: Statement, ...rest: unknown[]) => Prepared;
/** What both drivers' sessions have; a transaction has one of its own, of the same class. */
interface Session {
	prepareQuery: Prepare;
}

/**
 * Runs something and tells every statement that it sent to the database, those of transactions too. Begin and commit are
 * not statements here. What else asks the database meanwhile, of the same driver, is told too.
 *
 * @param plans explains each statement where it is run, under the settings of its transaction; it is then run twice, so
 *   only for what reads.
 */
export async function watchQueries<T>(
	db: Database,
	work: () => Promise<T>,
	{ plans = false }: { plans?: boolean } = {},
): Promise<{ answer: T; queries: WatchedQuery[] }> {
	// drizzle keeps the session to itself; its logger would tell statements, but could not explain them in their place.
	const session = Reflect.get(db, "session") as Session;
	const type = Object.getPrototypeOf(session) as Session;
	const prepare = type.prepareQuery;
	const queries: WatchedQuery[] = [];
	type.prepareQuery = function (query, ...rest) {
		const prepared = prepare.call(this, query, ...rest);
		const execute = prepared.execute.bind(prepared);
		prepared.execute = async (...values) => {
			const watched: WatchedQuery = { text: query.sql, plan: null };
			queries.push(watched);
			if (plans && isExplained(query.sql)) watched.plan = await explain(prepare, this, query);
			return execute(...values);
		};
		return prepared;
	};
	try {
		return { answer: await work(), queries };
	} finally {
		type.prepareQuery = prepare;
	}
}

function isExplained(text: string): boolean {
	return !/^\s*(set|explain|select set_config)\b/i.test(text);
}

async function explain(prepare: Prepare, session: Session, query: Statement): Promise<Plan> {
	const text = `explain (analyze, timing off, format json) ${query.sql}`;
	const asked = prepare.call(session, { ...query, sql: text }, undefined, undefined, false);
	const answer = (await asked.execute()) as { rows?: unknown[] } | unknown[];
	const [row] = (Array.isArray(answer) ? answer : (answer.rows ?? [])) as {
		"QUERY PLAN": { Plan: Plan }[] | string;
	}[];
	const found = row?.["QUERY PLAN"];
	const [plan] = typeof found === "string" ? (JSON.parse(found) as { Plan: Plan }[]) : (found ?? []);
	if (!plan) throw new Error(`not explained: ${query.sql}`);
	return plan.Plan;
}

/** Every part of a plan that reads a table, and how many rows it read, whether or not they were wanted. */
export function scansOf(plan: Plan): { node: string; table: string; read: number }[] {
	const own =
		plan["Relation Name"] === undefined
			? []
			: [
					{
						node: plan["Node Type"],
						table: plan["Relation Name"],
						read:
							(plan["Actual Rows"] +
								(plan["Rows Removed by Filter"] ?? 0) +
								(plan["Rows Removed by Index Recheck"] ?? 0)) *
							plan["Actual Loops"],
					},
				];
	return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}

/** The rows that all of these read from tables. */
export function rowsRead(queries: readonly WatchedQuery[]): number {
	const scans = queries.flatMap(({ plan }) => (plan ? scansOf(plan) : []));
	return Math.round(scans.reduce((sum, { read }) => sum + read, 0));
}

/** More rows than any list, count or facet needs to read. */
const mostInSequence = 25_000;
/** Of a table as small as that a whole scan is as good as any. */
const smallTable = 10_000;

/**
 * The sequential scans that went through a large table: as good as all of it, or further than anything that ends at a
 * limit. One that finds enough soon is none of them.
 */
export async function wholeScans(db: Database, queries: readonly WatchedQuery[]): Promise<string[]> {
	const sizes = await rows<{ name: string; size: number }>(
		db,
		sql`select relname as name, reltuples::float as size from pg_class where relkind = 'r'`,
	);
	const sizeOf = new Map(sizes.map(({ name, size }) => [name, size]));
	return queries.flatMap(({ text, plan }) =>
		(plan ? scansOf(plan) : [])
			.filter(({ node, table, read }) => {
				const size = sizeOf.get(table) ?? 0;
				return node === "Seq Scan" && size > smallTable && (read > mostInSequence || read > size * 0.9);
			})
			.map(({ table, read }) => `${table}: ${Math.round(read)} rows in sequence, by ${text}`),
	);
}
