import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { getRunHistory } from "./get-run-history.ts";

const minute = 60_000;
const start = Date.parse("2026-03-01T10:00:00Z");

describe.each(testDrivers)("the history of a transform's runs on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const history = (uid: string, rest: { versions?: "this" | "all"; limit?: number } = {}) =>
		getRunHistory({ ctx: world.viewer, input: { uid, ...rest } });

	it("has the newest of a version, oldest first, with what they say together", async () => {
		const one = await makeTransform(world.contributor, { key: "qc.py" });
		const two = await makeTransform(world.contributor, { key: "qc.py", label: "2.0" });
		const add = (of: typeof one, n: number, minutes: number | null, rest = {}) =>
			makeRun(world.contributor, of, {
				createdAt: new Date(start + n * minute),
				startedAt: new Date(start + n * minute),
				finishedAt: minutes === null ? null : new Date(start + (n + minutes) * minute),
				...rest,
			});
		const uids = [
			await add(one, 1, 10),
			await add(one, 2, 2),
			await add(one, 3, 1, { status: "failed" }),
			await add(one, 4, 4),
			await add(two, 5, null, { status: "running" }),
			await add(two, 6, null, { status: "running", hasHeartbeat: true, heartbeatAt: new Date(start) }),
		].map(({ uid }) => uid);

		const ofOne = await history(one.uid);
		expect(ofOne.runs.map(({ uid }) => uid)).toEqual(uids.slice(0, 4));
		expect(ofOne).toMatchObject({ isWhole: true, completedCount: 3, failedCount: 1, medianMs: 4 * minute });
		expect(ofOne.runs[2]).toMatchObject({ status: "failed", version: "1", createdBy: "contributor" });

		const newest = await history(one.uid, { limit: 2 });
		expect(newest.runs.map(({ uid }) => uid)).toEqual(uids.slice(2, 4));
		expect(newest).toMatchObject({ isWhole: false, completedCount: 1, failedCount: 1, medianMs: 4 * minute });

		const all = await history(one.uid, { versions: "all", limit: 4 });
		expect(all.runs.map(({ uid }) => uid)).toEqual(uids.slice(2));
		expect(all.runs.map(({ version, status }) => [version, status])).toEqual([
			["1", "failed"],
			["1", "completed"],
			["2.0", "running"],
			["2.0", "lost"],
		]);
	});

	it("of a transform that never ran is empty, and of none is not found", async () => {
		const { uid } = await makeTransform(world.contributor);
		expect(await history(uid)).toEqual({
			runs: [],
			isWhole: true,
			medianMs: null,
			completedCount: 0,
			failedCount: 0,
		});
		await expect(history("nothing")).rejects.toMatchObject({ code: "not_found" });
		await expect(history(uid, { limit: 1000 })).rejects.toMatchObject({ code: "invalid", field: "limit" });
	});

	it("reads each version's newest by its index, not all runs there are", async () => {
		const seen: string[] = [];
		const { db } = world.viewer;
		const transform = await makeTransform(world.contributor);
		const ids: number[] = [];
		for (let i = 0; i < 10; i++) ids.push((await makeTransform(world.contributor)).id);
		await db.execute(sql`insert into runs (uid, transform_id, status, started_at, finished_at, created_by)
			select 'filler' || n, ${ids[0]} + n % 10, 'completed', now(), now(), ${world.contributor.actor.uid}
			from generate_series(1, 5000) n`);
		await db.execute(sql`analyze runs`);
		const watched = new Proxy(db, {
			get: (target, name) =>
				name === "execute"
					? async (query: Parameters<typeof db.execute>[0]) => {
							const plan = await target.execute(sql`explain ${query as ReturnType<typeof sql>}`);
							seen.push(JSON.stringify(plan));
							return target.execute(query);
						}
					: Reflect.get(target, name),
		});
		await getRunHistory({
			ctx: { ...world.viewer, db: watched },
			input: { uid: transform.uid, versions: "all" },
		});
		expect(seen).toHaveLength(1);
		expect(seen[0]).toMatch(/Index Scan (Backward )?using runs_transform/);
		expect(seen[0]).not.toContain("Seq Scan on runs");
	});
});
