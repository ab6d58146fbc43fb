import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInputs, runOutputs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { flowKey } from "./keys.ts";
import { nextLayer } from "./neighbours.ts";
import { readSurroundings } from "./surroundings.ts";

/** Of each kind. */
const most = 6;

describe.each(testDrivers)("what is near a walk's start on %s", (driver) => {
	let world: TestWorld;
	const files: MadeRecord[] = [];
	const runs: MadeRecord[] = [];
	beforeAll(async () => {
		world = await testWorld(driver);
		const ctx = world.contributor;
		const code = await makeTransform(ctx);
		for (let n = 0; n < most; n++) {
			files.push(await makeFile(ctx));
			runs.push(await makeRun(ctx, code));
		}
	});
	afterAll(() => world.close());

	const at = fc.integer({ min: 0, max: most - 1 });
	const link = fc.record({
		run: at,
		file: at,
		isInput: fc.boolean(),
		kind: fc.constantFrom("created" as const, "recreated" as const),
		isRetracted: fc.boolean(),
	});
	type Link = typeof link extends fc.Arbitrary<infer T> ? T : never;

	async function draw(links: readonly Link[]): Promise<void> {
		const { db, actor } = world.contributor;
		await db.delete(runInputs);
		await db.delete(runOutputs);
		for (const { run, file, isInput, kind, isRetracted } of links) {
			const edge = {
				runId: runs[run]?.id ?? 0,
				fileId: files[file]?.id ?? 0,
				recordedBy: actor.uid,
				origin: "tracked" as const,
				...(isRetracted ? { retractedAt: new Date(), retractedBy: actor.uid, retractedReason: "no" } : {}),
			};
			if (isInput) await db.insert(runInputs).values(edge).onConflictDoNothing();
			else
				await db
					.insert(runOutputs)
					.values({ ...edge, kind })
					.onConflictDoNothing();
		}
	}

	it("answers each layer as the database does, whatever the graph", async () => {
		const { db } = world.contributor;
		await fc.assert(
			fc.asyncProperty(
				fc.array(link, { maxLength: 30 }),
				at,
				fc.integer({ min: 1, max: 5 }),
				fc.boolean(),
				fc.integer({ min: 1, max: most }),
				async (links, index, steps, recreated, limit) => {
					await draw(links);
					const start = [flowKey("file", files[index]?.id ?? 0)];
					const how = { asOf: null, recreated };
					const near = await readSurroundings(db, start, { steps: { up: steps, down: steps }, ...how });
					for (const direction of ["up", "down"] as Direction[]) {
						const known = new Set(start);
						let frontier = start;
						for (let step = 0; step < steps && frontier.length > 0; step++) {
							const layer = { frontier, direction, known, limit };
							const expected = await nextLayer(db, layer, how);
							expect(near.nextLayer(layer)).toEqual(expected);
							for (const key of expected) {
								expect(near.keys).toContain(key);
								known.add(key);
							}
							frontier = expected;
						}
					}
				},
			),
			{ numRuns: driver === "pglite" ? 40 : 25 },
		);
	});

	it("says nothing of a start with more edges than it reads", async () => {
		const { db, actor } = world.contributor;
		await draw([]);
		const hub = await makeFile(world.contributor);
		const code = await makeTransform(world.contributor);
		const reader = await makeRun(world.contributor, code);
		await db.execute(sql`insert into runs (uid, transform_id, status, created_by, started_at, finished_at)
			select lpad(n::text, 16, '0'), ${code.id}, 'completed', ${actor.uid}, now(), now() from generate_series(1, 2000) n`);
		await db.execute(sql`insert into run_inputs (run_id, file_id, recorded_by, origin)
			select id, ${hub.id}, ${actor.uid}, 'tracked' from runs where transform_id = ${code.id}`);
		const asked = { steps: { up: 1, down: 1 }, asOf: null, recreated: false };
		const near = await readSurroundings(db, [flowKey("file", hub.id)], asked);
		const layer = { direction: "down" as const, known: new Set<string>(), limit: 10 };
		expect(near.nextLayer({ ...layer, frontier: [flowKey("file", hub.id)] })).toBeNull();
		expect(near.keys).toEqual([]);
		const around = await readSurroundings(db, [flowKey("run", reader.id)], asked);
		expect(around.keys).toEqual([flowKey("file", hub.id)]);
	});
});
