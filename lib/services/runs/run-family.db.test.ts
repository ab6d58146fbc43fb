import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { type MadeRecord, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { listContainedRuns } from "./list-contained-runs.ts";
import { listRunSiblings } from "./list-run-siblings.ts";

describe.each(testDrivers)("a run among others on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));
	/** A run that began at a minute and took some seconds. */
	const took = (of: MadeRecord, at: number, seconds: number, more: object = {}) =>
		makeRun(world.contributor, of, {
			createdAt: minute(at),
			startedAt: minute(at),
			finishedAt: new Date(minute(at).getTime() + seconds * 1000),
			...more,
		});
	const siblings = (uid: string) => listRunSiblings({ ctx: world.viewer, input: { uid } });
	const contained = (uid: string) => listContainedRuns({ ctx: world.viewer, input: { uid } });

	it("is held against the completed runs of every version of its code", async () => {
		const one = await makeTransform(world.contributor, { key: "timed" });
		const two = await makeTransform(world.contributor, { key: "timed" });
		const other = await makeTransform(world.contributor);
		const first = await took(one, 1, 10);
		await took(other, 2, 1);
		await took(one, 3, 1, { status: "failed" });
		const third = await took(two, 4, 20);
		const mine = await took(two, 5, 15);
		const running = await makeRun(world.contributor, two, {
			status: "running",
			createdAt: minute(6),
			startedAt: minute(6),
			finishedAt: null,
		});
		const view = await siblings(mine.uid);
		expect(view.items.map(({ durationMs }) => durationMs)).toEqual([10_000, 1000, 20_000, 15_000]);
		expect(view).toMatchObject({
			durationMs: 15_000,
			medianMs: 15_000,
			slowerThan: 1,
			comparedWith: 2,
			previousUid: third.uid,
		});
		expect(await siblings(first.uid)).toMatchObject({ previousUid: null, medianMs: 17_500, slowerThan: 0 });
		expect((await siblings(running.uid)).previousUid).toBe(mine.uid);
	});

	it("says nothing of a median where it is the only one", async () => {
		const only = await took(await makeTransform(world.contributor), 1, 5);
		expect(await siblings(only.uid)).toMatchObject({ medianMs: null, slowerThan: null, comparedWith: 0 });
	});

	it("lists the runs that it contains as a tree, and says where that is cut", async () => {
		const code = await makeTransform(world.contributor);
		const root = await makeRun(world.contributor, code);
		const inside = (parent: MadeRecord) => makeRun(world.contributor, code, { parentId: parent.id });
		const a = await inside(root);
		const b = await inside(root);
		const aa = await inside(a);
		const tree = await contained(root.uid);
		expect(tree.items.map(({ run, depth }) => [run.uid, depth])).toEqual([
			[a.uid, 1],
			[aa.uid, 2],
			[b.uid, 1],
		]);
		expect(tree.isCut).toBe(false);
		expect(tree.items[1]?.parentUid).toBe(a.uid);
		let deep = aa;
		for (let i = 0; i < 6; i++) deep = await inside(deep);
		const cut = await contained(root.uid);
		expect(Math.max(...cut.items.map(({ depth }) => depth))).toBe(6);
		expect(cut.isCut).toBe(true);
		expect(await contained(deep.uid)).toEqual({ items: [], isCut: false });
	});
});
