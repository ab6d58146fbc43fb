import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../db/testing/test-database.ts";
import { watchQueries, wholeScans } from "../db/testing/watch-queries.ts";
import { lineageLenses } from "../lib/contracts/enums.ts";
import { getLineage } from "../lib/services/lineage/get-lineage.ts";
import { searchAll } from "../lib/services/search/search-all.ts";
import { searchSources } from "../lib/services/search/search-sources.ts";
import { type TestWorld, testWorld } from "../lib/services/testing/world.ts";
import type { Case } from "./registries/case.ts";
import { facetCases } from "./registries/facets.ts";
import { lineageCases } from "./registries/lineages.ts";
import { listCases } from "./registries/lists.ts";
import { chooseRecords, recordCases } from "./registries/records.ts";
import { fillDatabase } from "./seed/fill.ts";

/** So many that the planner does as it does with a million. */
const files = 100_000;
/** A page asks who is there, and what came since, before it asks this. */
const mostQueries = 8;
/** The page of a record asks five before the graph in it. */
const mostOfAGraph = 3;

describe.runIf(testDrivers.includes("postgres"))("what pages and keystrokes ask PostgreSQL", () => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld("postgres");
		await fillDatabase(world.database, {
			files,
			seed: 1,
			until: new Date(),
			ownerUid: world.admin.actor.uid,
		});
		await world.database.db.execute(
			sql`update users set handle = 'owner' where id = ${world.admin.actor.uid}`,
		);
	}, 300_000);
	afterAll(() => world.close());

	/** What it asks, and the large tables that it reads from end to end. */
	async function asked(work: () => Promise<unknown>): Promise<{ queries: number; whole: string[] }> {
		const { queries } = await watchQueries(world.admin.db, work, { plans: true });
		return { queries: queries.length, whole: await wholeScans(world.admin.db, queries) };
	}

	it.each([...listCases, ...facetCases])("$what", async ({ ours }: Case) => {
		const { queries, whole } = await asked(() => ours(world.admin));
		expect(whole).toEqual([]);
		expect(queries).toBeLessThanOrEqual(mostQueries);
	});

	it("every part of the record pages", async () => {
		const cases = recordCases(await chooseRecords(world.admin.db, files));
		for (const { what, ours } of cases) {
			const { queries, whole } = await asked(() => ours(world.admin));
			expect(whole, what).toEqual([]);
			expect(queries, what).toBeLessThanOrEqual(mostQueries);
		}
	});

	it("graphs", async () => {
		const { uid } = (await world.admin.db.query.files.findFirst({ offset: files / 2 })) ?? { uid: "" };
		for (const { what, ours } of lineageCases([uid])) {
			const { queries, whole } = await asked(() => ours(world.admin));
			expect(whole, what).toEqual([]);
			expect(queries, what).toBeLessThanOrEqual(mostQueries);
		}
	});

	it("graphs about what very much hangs on, in few enough statements for any page", async () => {
		const { file, hub, run, transform } = await chooseRecords(world.admin.db, files);
		const focuses = [
			...[file, hub].map((uid) => ({ focusKind: "file" as const, focusUid: uid })),
			{ focusKind: "run" as const, focusUid: run },
			{ focusKind: "transform" as const, focusUid: transform },
			{ focusKind: "user" as const, focusUid: "owner" },
		];
		for (const focus of focuses)
			for (const lens of lineageLenses)
				for (const steps of [2, 6]) {
					const input = { ...focus, lens, up: steps, down: steps };
					const { queries, whole } = await asked(() => getLineage({ ctx: world.admin, input }));
					const what = `${focus.focusKind} ${focus.focusUid}, ${lens}, ${steps} steps`;
					expect(whole, what).toEqual([]);
					expect(queries, what).toBeLessThanOrEqual(mostOfAGraph);
				}
	});

	it.each([
		..."k,ki,_,kid,kidney,kidney matrix,project,project_12/liver,.fastq.gz,0012345,0a1b2c3d,kidny matrx".split(
			",",
		),
		"nothing at all here",
		"qqqqzzzz",
	])("the search for %s", async (q) => {
		const { queries, whole } = await asked(() => searchAll({ ctx: world.admin, input: { q } }));
		expect(whole).toEqual([]);
		expect(queries).toBeLessThanOrEqual(mostQueries);
	});

	it.each(["read_kidney", "absent_word", "liver heart brain"])("the search for %s in code", async (q) => {
		const { whole } = await asked(() => searchSources({ ctx: world.admin, input: { q } }));
		expect(whole).toEqual([]);
	});

	it("would be found to read a whole table", async () => {
		const { whole } = await asked(async () =>
			world.admin.db.execute(sql`select id from file_families where key like ${"%_0%1"} or id < 0`),
		);
		expect(whole).toEqual([expect.stringMatching(/^file_families: \d+ rows in sequence/)]);
	});
});
