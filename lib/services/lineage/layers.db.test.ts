import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInputs, runOutputs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { askTogether } from "./json-rows.ts";
import { flowKey } from "./keys.ts";
import { readLayers } from "./layers.ts";
import { nextLayer } from "./neighbours.ts";
import { startAt } from "./start.ts";

/** Of each kind. */
const most = 6;

describe.each(testDrivers)("the layers around a walk's start on %s", (driver) => {
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

	it("are those that the database gives one after another, whatever the graph", async () => {
		const { db } = world.contributor;
		const kind = fc.constantFrom("file" as const, "run" as const);
		await fc.assert(
			fc.asyncProperty(
				fc.array(link, { maxLength: 30 }),
				fc.uniqueArray(fc.record({ kind, index: at }), { minLength: 1, maxLength: 3 }),
				fc.integer({ min: 0, max: 5 }),
				fc.boolean(),
				fc.integer({ min: 1, max: most * 3 }),
				async (links, begins, steps, recreated, reach) => {
					await draw(links);
					const start = [
						...new Set(
							begins.map(({ kind, index }) =>
								flowKey(kind, (kind === "file" ? files : runs)[index]?.id ?? 0),
							),
						),
					];
					const how = { asOf: null, recreated };
					const layers = await readLayers(askTogether(db), startAt(start), {
						...how,
						steps: { up: steps, down: steps },
						most: reach,
					});
					expect(new Set(layers.start)).toEqual(new Set(start));
					for (const direction of ["up", "down"] as Direction[]) {
						const known = new Set(start);
						let frontier: readonly string[] = start;
						const expected: (readonly string[])[] = [];
						while (expected.length < steps && frontier.length > 0 && known.size <= reach) {
							const limit = Math.max(1, reach + 1 - known.size);
							frontier = await nextLayer(db, { frontier, direction, known, limit }, how);
							expected.push(frontier);
							for (const key of frontier) known.add(key);
						}
						expect(layers[direction]).toEqual(expected);
					}
				},
			),
			{ numRuns: driver === "pglite" ? 40 : 25 },
		);
	});

	it("end with the layer that has more runs than anybody pays for", async () => {
		const { db } = world.contributor;
		const chain = Array.from({ length: most - 1 }, (_, n): Link[] => [
			{ run: n, file: n, isInput: true, kind: "created", isRetracted: false },
			{ run: n, file: n + 1, isInput: false, kind: "created", isRetracted: false },
		]);
		await draw(chain.flat());
		const { down } = await readLayers(askTogether(db), startAt([flowKey("file", files[0]?.id ?? 0)]), {
			...{ steps: { up: 0, down: 100 }, asOf: null, recreated: false, most: 100, mostRuns: 2 },
		});
		const [first, second, third] = runs.map(({ id }) => flowKey("run", id));
		expect(down.flat().filter((key) => key.startsWith("r"))).toEqual([first, second, third]);
	});
});
