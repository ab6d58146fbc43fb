import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";
import { testDrivers } from "../db/testing/test-database.ts";
import { searchAll } from "../lib/services/search/search-all.ts";
import { searchSources } from "../lib/services/search/search-sources.ts";
import { type TestWorld, testWorld } from "../lib/services/testing/world.ts";
import { fillNames } from "./search-names.ts";

interface Plan {
	"Node Type": string;
	"Relation Name"?: string;
	"Actual Rows": number;
	"Actual Loops": number;
	"Rows Removed by Filter"?: number;
	Plans?: Plan[];
}

const names = 60_000;
/** Of small tables a scan is the best plan; these grow with what is recorded. */
const large = new Set([
	"files",
	"file_families",
	"blobs",
	"runs",
	"transforms",
	"transform_families",
	"sources",
]);
/** What a scan may read: the window of one and two letters, and what ends early with enough hits. */
const most = 6_000;

/** Every part of the plan that reads a large table row by row, and how many rows it read. */
function scans(plan: Plan): { node: string; read: number }[] {
	const own =
		plan["Node Type"] === "Seq Scan" && large.has(plan["Relation Name"] ?? "")
			? [
					{
						node: `${plan["Node Type"]} on ${plan["Relation Name"]}`,
						read: (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"],
					},
				]
			: [];
	return [...own, ...(plan.Plans ?? []).flatMap(scans)];
}

/** The database, with every statement that is executed explained too. */
function explained(db: Database, found: { node: string; read: number }[]): Database {
	return new Proxy(db, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (name === "transaction")
				return (work: (tx: Database) => unknown) =>
					target.transaction((tx) => Promise.resolve(work(explained(tx, found))));
			if (name === "execute")
				return async (query: SQL) => {
					if (!isSetting(query)) found.push(...(await plansOf(target, query)));
					return target.execute(query);
				};
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

function isSetting(query: SQL): boolean {
	return new PgDialect().sqlToQuery(query).sql.startsWith("select set_config");
}

async function plansOf(db: Database, query: SQL): Promise<{ node: string; read: number }[]> {
	const [answer] = await rows<{ "QUERY PLAN": { Plan: Plan }[] }>(
		db,
		sql`explain (analyze, timing off, format json) ${query}`,
	);
	const plan = answer?.["QUERY PLAN"][0]?.Plan;
	if (!plan) throw new Error("a query was not explained");
	return scans(plan);
}

describe.runIf(testDrivers.includes("postgres"))("plans of the search on postgres", () => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld("postgres");
		await fillNames(world.database.db, names, world.admin.actor.uid);
	});
	afterAll(() => world.close());

	it.each([
		"k",
		"ki",
		"_",
		"kid",
		"kidney",
		"kidney matrix",
		"project",
		"project_12/liver",
		".fastq.gz",
		"0012345",
		"0a1b2c3d",
		"kidny matrx",
		"nothing at all here",
		"qqqqzzzz",
	])("%s reads no large table whole", async (q) => {
		const found: { node: string; read: number }[] = [];
		const ctx = { ...world.admin, db: explained(world.admin.db, found) };
		await searchAll({ ctx, input: { q } });
		expect(found.filter(({ read }) => read > most)).toEqual([]);
	});

	it.each(["read_kidney", "absent_word", "liver heart brain"])(
		"code with %s is found by its index",
		async (q) => {
			const found: { node: string; read: number }[] = [];
			const ctx = { ...world.admin, db: explained(world.admin.db, found) };
			await searchSources({ ctx, input: { q } });
			expect(found.filter(({ read }) => read > most)).toEqual([]);
		},
	);

	it("notices a scan of a whole table", async () => {
		const found = await plansOf(
			world.admin.db,
			sql`select id from file_families where key like ${"%_0%1"} or id < 0`,
		);
		expect(found.some(({ read }) => read > most)).toBe(true);
	});
});
