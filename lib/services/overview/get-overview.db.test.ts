import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { getOverview } from "./get-overview.ts";

describe.each(testDrivers)("overview on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("is empty on a new instance", async () => {
		const view = await getOverview({ ctx: world.viewer });
		expect(view.counts).toEqual({ users: 3, transforms: 0, runs: 0, files: 0 });
		expect(view.estimated).toEqual([]);
		expect(view.activity).toHaveLength(14);
		expect(view.activity.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), runs: 0, files: 0 });
		expect(view).toMatchObject({ recentRuns: [], recentFiles: [] });
	});

	it("counts families once, leaves archived files out, and shows what came last first", async () => {
		const { contributor: ctx } = world;
		const transform = await makeTransform(ctx, { key: "qc" });
		await makeTransform(ctx, { key: "qc" });
		const old = new Date(Date.now() - 30 * 86_400_000);
		await makeRun(ctx, transform, { createdAt: old });
		const run = await makeRun(ctx, transform);
		await makeFile(ctx, { key: "a.txt" });
		const latest = await makeFile(ctx, { key: "a.txt" });
		await makeFile(ctx, { key: "gone.txt", archivedAt: new Date() });
		const view = await getOverview({ ctx });
		expect(view.counts).toEqual({ users: 3, transforms: 1, runs: 2, files: 1 });
		expect(view.activity.at(-1)).toMatchObject({ runs: 1, files: 3 });
		expect(view.recentRuns[0]?.uid).toBe(run.uid);
		expect(view.recentFiles.map((file) => file.uid)).toEqual([latest.uid]);
	});

	it("tells about how many where there are more than lists count", async () => {
		const { db } = world.database;
		const by = world.admin.actor.uid;
		await db.execute(sql`insert into users (id, handle, name, email, role)
			select 'u' || i, 'u' || i, 'U', i || '@example.org', 'viewer' from generate_series(1, 10100) i`);
		await db.execute(sql`insert into file_families (uid, storage_id, key, suffix, created_by)
			select lpad(i::text, 12, 'f'), 1, 'k/' || i, '', ${by} from generate_series(1, 10500) i`);
		await db.execute(sql`insert into files (uid, family_id, version_no, type, created_by, archived_at)
			select uid || '0000', id, 1, 'stream', ${by}, case when split_part(key, '/', 2)::int <= 100 then now() end
			from file_families where suffix = ''`);
		await db.execute(sql`update file_families f set latest_id = v.id from files v where v.family_id = f.id`);
		await db.execute(sql`vacuum analyze`);
		const { counts, estimated } = await getOverview({ ctx: world.viewer });
		expect(estimated).toEqual(["users", "files"]);
		expect(Math.abs(counts.users - 10_103)).toBeLessThan(100);
		expect(Math.abs(counts.files - 10_401)).toBeLessThan(100);
	});
});
