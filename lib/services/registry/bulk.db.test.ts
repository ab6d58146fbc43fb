import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { archiveChosenFiles } from "../files/archive-files.ts";
import { deleteChosenFiles } from "../files/delete-files.ts";
import { listFiles } from "../files/list-files.ts";
import { restoreChosenFiles } from "../files/restore-files.ts";
import { tagRecords } from "../tags/tag-records.ts";
import { untagRecords } from "../tags/untag-records.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";

describe.each(testDrivers)("changes of many records on %s", (driver) => {
	let world: TestWorld;
	const bams: MadeRecord[] = [];
	let csv: MadeRecord;
	beforeAll(async () => {
		world = await testWorld(driver);
		for (const key of ["a.bam", "b.bam", "c.bam"]) bams.push(await makeFile(world.contributor, { key }));
		csv = await makeFile(world.admin, { key: "a.csv" });
	});
	afterAll(() => world.close());

	it("tags all that match, says which it changed, and audits each", async () => {
		const ctx = world.contributor;
		const [first] = bams;
		const one = { kind: "file", tag: "gold", uids: [first?.uid ?? ""] } as const;
		expect(await tagRecords({ ctx, input: { ...one, uids: [...one.uids] } })).toEqual({ uids: one.uids });
		const all = { kind: "file", tag: "gold", matching: { suffix: ".bam" }, expected: 3 } as const;
		const rest = bams.slice(1).map(({ uid }) => uid);
		expect(await tagRecords({ ctx, input: all })).toEqual({ uids: rest });
		expect((await listFiles({ ctx, input: { tag: "gold" } })).total).toBe(3);
		const { items } = await listAuditEvents({ ctx, input: { action: "file.tag", dir: "asc" } });
		expect(items.map((event) => [event.entityLabel, event.before, event.after])).toEqual(
			["a.bam", "b.bam", "c.bam"].map((key) => [key, null, { tag: "gold" }]),
		);
		expect((await untagRecords({ ctx, input: all })).uids).toHaveLength(3);
		expect((await listFiles({ ctx, input: { tag: "gold" } })).total).toBe(0);
	});

	it("tags runs and transforms by the filters of their lists", async () => {
		const ctx = world.contributor;
		const transform = await makeTransform(ctx, { key: "one.ipynb" });
		const run = await makeRun(ctx, transform, { status: "failed" });
		const runs = { kind: "run", tag: "look", matching: { status: ["failed"] } } as const;
		expect(await tagRecords({ ctx, input: { ...runs, matching: { status: ["failed"] } } })).toEqual({
			uids: [run.uid],
		});
		const transforms = { kind: "transform", tag: "look", matching: { type: "notebook" } } as const;
		expect(await tagRecords({ ctx, input: transforms })).toEqual({ uids: [transform.uid] });
	});

	it("archives all that match, and undoes exactly what it did", async () => {
		const ctx = world.contributor;
		const [first] = bams;
		await archiveChosenFiles({ ctx, input: { uids: [first?.uid ?? ""] } });
		const { uids } = await archiveChosenFiles({ ctx, input: { matching: { suffix: ".bam" }, expected: 2 } });
		expect(uids).toEqual(bams.slice(1).map(({ uid }) => uid));
		expect(await restoreChosenFiles({ ctx, input: { uids } })).toEqual({ uids });
		expect((await listFiles({ ctx, input: { archived: "only" } })).items.map(({ key }) => key)).toEqual([
			"a.bam",
		]);
		await restoreChosenFiles({ ctx, input: { matching: { archived: "only" } } });
		expect((await listFiles({ ctx, input: { archived: "only" } })).total).toBe(0);
	});

	it("changes nothing at all when one is somebody else's, unknown, or the number is another", async () => {
		const ctx = world.contributor;
		const untouched = async () => {
			expect((await listFiles({ ctx, input: { archived: "exclude" } })).total).toBe(4);
			expect((await listFiles({ ctx, input: { tag: "no" } })).total).toBe(0);
		};
		await expect(archiveChosenFiles({ ctx, input: { matching: {} } })).rejects.toMatchObject({
			code: "forbidden",
		});
		await untouched();
		const uids = [csv.uid, "0000000000000000"];
		await expect(tagRecords({ ctx, input: { kind: "file", tag: "no", uids } })).rejects.toMatchObject({
			code: "not_found",
			field: "uids",
		});
		await untouched();
		const stale = { matching: { suffix: ".bam" }, expected: 4 };
		await expect(deleteChosenFiles({ ctx, input: stale })).rejects.toMatchObject({ code: "conflict" });
		await untouched();
	});

	it("refuses both ways to name records at once, neither, and filters that there are not", async () => {
		const ctx = world.contributor;
		const bad = [{}, { uids: [csv.uid], matching: {} }, { matching: { colour: "red" } }];
		for (const input of bad as { uids: string[] }[]) {
			await expect(archiveChosenFiles({ ctx, input })).rejects.toMatchObject({ code: "invalid" });
			await expect(tagRecords({ ctx, input: { kind: "file", tag: "no", ...input } })).rejects.toMatchObject({
				code: "invalid",
			});
		}
	});

	it("refuses a viewer", async () => {
		const ctx = world.viewer;
		const input = { uids: [csv.uid] };
		for (const verb of [archiveChosenFiles, restoreChosenFiles, deleteChosenFiles])
			await expect(verb({ ctx, input })).rejects.toMatchObject({ code: "forbidden" });
		for (const verb of [tagRecords, untagRecords])
			await expect(verb({ ctx, input: { kind: "file", tag: "no", ...input } })).rejects.toMatchObject({
				code: "forbidden",
			});
	});
});

describe.each(testDrivers)("changes of ten thousand files on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
		const { db } = world.database;
		const by = world.admin.actor.uid;
		await db.execute(sql`insert into file_families (uid, storage_id, key, suffix, created_by)
			select lpad(i::text, 12, 'f'), 1, 'k/' || i, case when i <= 10000 then '.bam' else '.csv' end, ${by}
			from generate_series(1, 10001) i`);
		await db.execute(sql`insert into files (uid, family_id, version_no, type, created_by)
			select uid || '0000', id, 1, 'stream', ${by} from file_families order by id`);
		await db.execute(sql`update file_families f set latest_id = v.id from files v where v.family_id = f.id`);
	});
	afterAll(() => world.close());

	it("takes as many, with an event each, and not one more", async () => {
		const ctx = world.admin;
		const many = { kind: "file", tag: "all", matching: { suffix: ".bam" }, expected: 10_000 } as const;
		expect((await tagRecords({ ctx, input: many })).uids).toHaveLength(10_000);
		expect((await listAuditEvents({ ctx, input: { action: "file.tag", limit: 1 } })).total).toBe(10_000);
		const { uids } = await archiveChosenFiles({ ctx, input: { matching: { suffix: ".bam" } } });
		expect(await restoreChosenFiles({ ctx, input: { uids } })).toEqual({ uids });
		await expect(archiveChosenFiles({ ctx, input: { matching: {} } })).rejects.toMatchObject({
			code: "too_large",
		});
		expect((await listFiles({ ctx, input: { archived: "only" } })).total).toBe(0);
	});
});
