import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { FileListInput } from "../../contracts/files.ts";
import type { RunListInput } from "../../contracts/runs.ts";
import { exportFiles } from "../files/export-files.ts";
import { listFiles } from "../files/list-files.ts";
import { listRuns } from "../runs/list-runs.ts";
import { addTag } from "../tags/add-tag.ts";
import { anyDir, anyLimit, expectEveryRowOnce, some } from "../testing/every-row-once.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";

const suffixes = [".bam", ".csv", ".fastq.gz"];
const tags = ["gold", "qc"];

const fileQuestions = fc.record(
	{
		sort: fc.constantFrom("createdAt" as const, "key" as const, "sizeBytes" as const),
		dir: anyDir,
		limit: anyLimit,
		suffix: some(suffixes),
		tag: some(tags),
		createdBy: some(["admin", "contributor"]),
		archived: fc.constantFrom("exclude" as const, "include" as const, "only" as const),
		versions: fc.constantFrom("latest" as const, "all" as const),
		sizeMin: fc.integer({ min: 0, max: 6 }),
		sizeMax: fc.integer({ min: 3, max: 9 }),
		q: fc.constantFrom("one", "f1", "csv"),
	},
	{ requiredKeys: ["limit"] },
);
const runQuestions = fc.record(
	{
		sort: fc.constantFrom("createdAt" as const, "startedAt" as const, "finishedAt" as const),
		dir: anyDir,
		limit: anyLimit,
		status: some(["completed", "failed", "scheduled", "running"] as const),
		createdBy: some(["admin", "contributor"]),
	},
	{ requiredKeys: ["limit"] },
);

describe.each(testDrivers)("pages of registries on %s", (driver) => {
	let world: TestWorld;
	let made = 0;
	beforeAll(async () => {
		world = await testWorld(driver);
		const people = [world.admin, world.contributor];
		const transform = await makeTransform(world.admin);
		for (let n = 0; n < 40; n++) {
			const ctx = people[n % 2] ?? world.admin;
			// Many of the same moment, size and nothing: what an order alone cannot tell apart.
			const createdAt = new Date(Date.UTC(2026, 2, 1 + (n % 4)));
			const file = await makeFile(ctx, {
				key: `${n % 5 === 0 ? "one" : "two"}/f${n % 23}${suffixes[n % 3]}`,
				content: "x".repeat(n % 7),
				createdAt,
				...(n % 6 === 0 ? { type: "stream" as const, blobId: null } : {}),
				...(n % 7 === 0 ? { archivedAt: createdAt } : {}),
			});
			const tag = tags[n % 3];
			if (tag) await addTag({ ctx, input: { kind: "file", uid: file.uid, tag } });
			const status = (["completed", "failed", "scheduled", "running"] as const)[n % 4] ?? "completed";
			await makeRun(ctx, transform, {
				status,
				createdAt,
				startedAt: status === "scheduled" ? null : createdAt,
				finishedAt: status === "completed" || status === "failed" ? createdAt : null,
			});
		}
	});
	afterAll(() => world.close());

	it("show every file exactly once, whatever is asked, in whatever order, and whatever is saved meanwhile", () =>
		expectEveryRowOnce({
			questions: fileQuestions,
			list: (input) => listFiles({ ctx: world.viewer, input: input as FileListInput }),
			meanwhile: () => makeFile(world.admin, { key: `new/${made++}.txt` }),
			numRuns: 60,
		}));

	it("show every run exactly once, those without a start or end too", async () => {
		const transform = await makeTransform(world.admin);
		await expectEveryRowOnce({
			questions: runQuestions,
			list: (input) => listRuns({ ctx: world.viewer, input: input as RunListInput }),
			meanwhile: () => makeRun(world.admin, transform),
			numRuns: 30,
		});
	});

	it("are the same as an export", async () => {
		await fc.assert(
			fc.asyncProperty(fileQuestions, async (drawn) => {
				const { limit: _limit, ...question } = drawn as FileListInput;
				const page = await listFiles({ ctx: world.viewer, input: { ...question, limit: 500 } });
				const exported: string[] = [];
				for await (const batch of await exportFiles({ ctx: world.viewer, input: question }))
					exported.push(...batch.map(({ uid }) => uid));
				expect(exported).toEqual(page.items.map(({ uid }) => uid));
			}),
			{ numRuns: 25 },
		);
	});
});
