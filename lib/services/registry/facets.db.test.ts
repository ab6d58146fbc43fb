import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { listFileFacets } from "../files/file-facets.ts";
import { listFiles } from "../files/list-files.ts";
import { listRunFacets } from "../runs/run-facets.ts";
import { addTag } from "../tags/add-tag.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { listTransformFacets } from "../transforms/transform-facets.ts";
import { listUserFacets } from "../users/user-facets.ts";

/** `.bam 3`, `.csv 10k+`, `ada 2+`. */
function lines(view: FacetsView, field: string): string[] {
	const facet = view.facets.find((each) => each.field === field);
	return (facet?.values ?? []).map(
		({ value, count, isAtLeast }) => `${value} ${count ?? "10k+"}${isAtLeast ? "+" : ""}`,
	);
}

describe.each(testDrivers)("facets on %s", (driver) => {
	let world: TestWorld;
	let bam: MadeRecord;
	beforeAll(async () => {
		world = await testWorld(driver);
		const { admin, contributor } = world;
		bam = await makeFile(admin, { key: "a/one.bam" });
		await makeFile(admin, { key: "a/two.bam" });
		await makeFile(contributor, { key: "a/three.csv" });
		await makeFile(contributor, { key: "b/README" });
		await makeFile(admin, { key: "a/old.bam", archivedAt: new Date() });
		await addTag({ ctx: admin, input: { kind: "file", uid: bam.uid, tag: "gold" } });
		await addTag({ ctx: admin, input: { kind: "file", uid: bam.uid, tag: "qc" } });
		const notebook = await makeTransform(admin, { key: "n.ipynb" });
		const pipeline = await makeTransform(contributor, { key: "p", type: "pipeline" });
		await makeRun(admin, notebook);
		await makeRun(contributor, pipeline, { status: "failed" });
		await makeRun(contributor, pipeline, {
			status: "running",
			finishedAt: null,
			hasHeartbeat: true,
			heartbeatAt: new Date(Date.now() - 600_000),
		});
	});
	afterAll(() => world.close());

	it("counts the values of files that a list shows, most frequent first", async () => {
		const view = await listFileFacets({ ctx: world.viewer, input: {} });
		expect(lines(view, "suffix")).toEqual([".bam 2", ".csv 1", "none 1"]);
		expect(lines(view, "createdBy")).toEqual(["admin 2", "contributor 2"]);
		expect(lines(view, "tag")).toEqual(["gold 1", "qc 1"]);
		expect(lines(view, "type")).toEqual(["file 4"]);
		expect(lines(view, "archived")).toEqual(["exclude 4", "only 1"]);
	});

	it("narrows by the other filters, not by its own", async () => {
		const input = { suffix: [".csv"], createdBy: "contributor" } as const;
		const view = await listFileFacets({ ctx: world.viewer, input: { ...input, suffix: [...input.suffix] } });
		expect(lines(view, "suffix")).toEqual([".csv 1", "none 1"]);
		expect(lines(view, "createdBy")).toEqual(["contributor 1"]);
	});

	it("follows the words of a search", async () => {
		const view = await listFileFacets({ ctx: world.viewer, input: { q: "two", of: ["suffix"] } });
		expect(view.facets).toHaveLength(1);
		expect(lines(view, "suffix")).toEqual([".bam 1"]);
	});

	it("finds values by a part of them", async () => {
		const found = async (of: "suffix" | "createdBy" | "tag", find: string) =>
			lines(await listFileFacets({ ctx: world.viewer, input: { of: [of], find } }), of);
		expect(await found("suffix", "BA")).toEqual([".bam 2"]);
		expect(await found("createdBy", "contrib")).toEqual(["contributor 2"]);
		expect(await found("tag", "ol")).toEqual(["gold 1"]);
	});

	it("counts runs by the status that people see, transforms and people", async () => {
		const runs = await listRunFacets({ ctx: world.viewer, input: {} });
		expect(lines(runs, "status")).toEqual(["completed 1", "failed 1", "lost 1"]);
		expect(lines(runs, "transformType")).toEqual(["pipeline 2", "notebook 1"]);
		const transforms = await listTransformFacets({ ctx: world.viewer, input: { type: "pipeline" } });
		expect(lines(transforms, "createdBy")).toEqual(["contributor 1"]);
		expect(lines(transforms, "type")).toEqual(["notebook 1", "pipeline 1"]);
		const people = await listUserFacets({ ctx: world.viewer, input: { of: ["role"] } });
		expect(lines(people, "role")).toEqual(["admin 1", "contributor 1", "viewer 1"]);
	});

	it("refuses an unknown facet", async () => {
		const input = { of: ["colour"] } as never;
		await expect(listFileFacets({ ctx: world.viewer, input })).rejects.toMatchObject({ code: "invalid" });
	});
});

describe.each(testDrivers)("facets of many files on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
		const { db } = world.database;
		const by = world.admin.actor.uid;
		// 26,000 .bam, 10,000 .csv, 400 .vcf; of the .bam all but the last are the contributor's.
		await db.execute(sql`insert into file_families (uid, storage_id, key, suffix, created_by)
			select lpad(i::text, 12, 'f'), 1, 'k/' || i,
				case when i <= 26000 then '.bam' when i <= 36000 then '.csv' else '.vcf' end, ${by}
			from generate_series(1, 36400) i`);
		await db.execute(sql`insert into files (uid, family_id, version_no, type, created_at, created_by)
			select uid || '0000', id, 1, 'stream', timestamptz '2026-03-01' + id * interval '1 s', case when suffix = '.bam' and id < 26000
				then ${world.contributor.actor.uid} else ${by} end from file_families order by id`);
		await db.execute(sql`update file_families f set latest_id = v.id from files v where v.family_id = f.id`);
		await db.execute(sql`analyze`);
	});
	afterAll(() => world.close());

	it("counts exactly to 10,000, and beyond says that there are more", async () => {
		const view = await listFileFacets({ ctx: world.viewer, input: {} });
		expect(lines(view, "suffix")).toEqual([".bam 10k+", ".csv 10000", ".vcf 400"]);
		expect(lines(view, "createdBy")).toEqual(["admin 10k+", "contributor 10k+"]);
		expect(lines(view, "type")).toEqual(["stream 10k+"]);
	});

	it("counts exactly what other filters leave of a frequent value", async () => {
		const input = { of: ["createdBy" as const], suffix: [".bam", ".vcf"] };
		const view = await listFileFacets({ ctx: world.viewer, input });
		expect(lines(view, "createdBy")).toEqual(["contributor 10k+", "admin 401"]);
	});

	it("stops where counting would read too much, and says so", async () => {
		// 21,400 files are so late, all of one type, of which the first 20,000 rows are read.
		const createdAfter = new Date(Date.parse("2026-03-01T00:00:00Z") + 15_001_000).toISOString();
		const view = await listFileFacets({ ctx: world.viewer, input: { of: ["type"], createdAfter } });
		expect(lines(view, "type")).toEqual([expect.stringMatching(/^stream \d{1,4}\+$/)]);
	});

	it("tells about how many there are, where a list does not count", async () => {
		const { total, estimate } = await listFiles({ ctx: world.viewer, input: { limit: 1 } });
		expect(total).toBeNull();
		expect(estimate).toBeGreaterThan(20_000);
		expect(estimate).toBeLessThan(60_000);
		const few = await listFiles({ ctx: world.viewer, input: { limit: 1, suffix: ".vcf" } });
		expect(few).toMatchObject({ total: 400 });
		expect(few.estimate).toBeUndefined();
	});
});
