import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runs } from "../../../../db/schema/index.ts";
import { testDrivers } from "../../../../db/testing/test-database.ts";
import type { ImpactItem } from "../../../contracts/impact.ts";
import type { Ctx } from "../../ctx.ts";
import { addRunInput } from "../../runs/add-run-input.ts";
import { retractRunInput } from "../../runs/retract-run-input.ts";
import { type ImpactWorld, impactWorld, steps } from "../../testing/impact-world.ts";
import { makeFile, makeInput, makeOutput, makeRun } from "../../testing/records.ts";
import type { TestWorld } from "../../testing/world.ts";
import type { Adjacency } from "./adjacency.ts";
import { exportImpact } from "./export-impact.ts";
import { getImpact } from "./get-impact.ts";

describe.each(testDrivers)("impact on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let file: ImpactWorld["file"];
	let memory: Adjacency;
	let bySql: Adjacency;
	let impact: ImpactWorld["impact"];
	let around: ImpactWorld["around"];
	beforeAll(async () => {
		({ world, ctx, file, memory, bySql, impact, around } = await impactWorld(driver));
	});
	afterAll(() => world.close());

	it("finds everything downstream, with counts by type and person", async () => {
		const view = await around("raw.fq");
		expect(steps(view)).toEqual([
			"1 trim",
			"2 trimmed.fq",
			"3 align",
			"4 out.bam",
			"5 report",
			"6 report.html",
		]);
		expect(view).toMatchObject({
			focus: { kind: "file", uid: file("raw.fq").uid, title: "raw.fq" },
			direction: "down",
			counts: { files: 3, runs: 3, transforms: 2, people: 2 },
			suffixes: {
				top: [
					{ suffix: ".bam", files: 1 },
					{ suffix: ".fq", files: 1 },
					{ suffix: ".html", files: 1 },
				],
				otherFiles: 0,
			},
			statuses: [
				{ status: "completed", runs: 2 },
				{ status: "failed", runs: 1 },
			],
			people: {
				top: [
					{ handle: "testuser1", name: "testuser1", files: 3, runs: 2 },
					{ handle: "contributor", name: "contributor", files: 0, runs: 1 },
				],
				otherPeople: 0,
			},
			nextCursor: null,
		});
		expect(view.items[3]).toEqual({
			kind: "file",
			uid: file("out.bam").uid,
			title: "out.bam",
			versionNo: 1,
			isArchived: false,
			isDeleted: false,
			createdAt: expect.stringMatching(/Z$/),
			createdBy: "testuser1",
			depth: 4,
		});
	});

	it("finds everything upstream, each once, by the fewest steps", async () => {
		expect(steps(await around("report", { direction: "up" }))).toEqual([
			"1 out.bam",
			"2 align",
			"3 trimmed.fq",
			"3 genome.fa",
			"4 trim",
			"5 raw.fq",
		]);
	});

	it("begins with all runs of a transform, and all that a person did", async () => {
		const code = await impact({ focusKind: "transform", focusUid: file("pipeline").uid });
		expect(steps(code)).toEqual(["0 align", "1 out.bam", "2 report", "3 report.html"]);
		const person = await impact({ focusKind: "user", focusUid: "contributor" });
		expect(steps(person)).toEqual(["0 report", "1 report.html"]);
		const saved = await impact({ focusKind: "user", focusUid: "testuser1", kinds: ["file"] });
		expect(steps(saved).slice(0, 2)).toEqual(["0 raw.fq", "0 genome.fa"]);
		expect(saved.counts.runs).toBe(3);
	});

	it("walks a diamond and a cycle once, and never answers with the focus", async () => {
		const [a, b] = [await makeFile(ctx, { key: "a.cycle" }), await makeFile(ctx, { key: "b.cycle" })];
		const code = file("notebook");
		const [one, two, back] = [
			await makeRun(ctx, code, { name: "one" }),
			await makeRun(ctx, code, { name: "two" }),
			await makeRun(ctx, code, { name: "back" }),
		];
		for (const run of [one, two]) await makeInput(ctx, run, a);
		await makeOutput(ctx, one, b);
		await makeOutput(ctx, two, b, { kind: "recreated" });
		await makeInput(ctx, back, b);
		await makeOutput(ctx, back, a);
		const all = ["1 one", "1 two", "2 b.cycle", "3 back"];
		expect(steps(await impact({ focusKind: "file", focusUid: a.uid }))).toEqual(all);
	});

	it("goes up to the run that created a file, and to others when asked", async () => {
		const again = await makeRun(ctx, file("notebook"), { name: "again" });
		const other = await makeFile(ctx, { key: "other-input.txt" });
		await makeInput(ctx, again, other);
		await makeOutput(ctx, again, file("genome.fa"), { kind: "recreated" });
		expect(steps(await around("genome.fa", { direction: "up" }))).toEqual([]);
		expect(steps(await around("genome.fa", { direction: "up", recreated: true }))).toEqual([
			"1 again",
			"2 other-input.txt",
		]);
		expect(steps(await impact({ focusKind: "file", focusUid: other.uid }))).toContain("2 genome.fa");
	});

	it("sees at once what was added, taken back, declared again, and how runs end", async () => {
		const extra = await makeFile(ctx, { key: "extra.txt" });
		const ask = () => impact({ focusKind: "file", focusUid: extra.uid });
		expect(steps(await ask())).toEqual([]);
		const run = await makeRun(ctx, file("notebook"), {
			name: "late",
			status: "running",
			finishedAt: null,
		});
		const edge = { runUid: run.uid, fileUid: extra.uid };
		await addRunInput({ ctx, input: edge });
		expect((await ask()).statuses).toEqual([{ status: "running", runs: 1 }]);
		await retractRunInput({ ctx, input: { ...edge, reason: "by mistake" } });
		expect(steps(await ask())).toEqual([]);
		await addRunInput({ ctx, input: edge });
		expect(steps(await ask())).toEqual(["1 late"]);
		await ctx.db.update(runs).set({ status: "failed", finishedAt: new Date() }).where(eq(runs.id, run.id));
		expect((await ask()).statuses).toEqual([{ status: "failed", runs: 1 }]);
		expect((await ask()).statuses).toEqual([{ status: "failed", runs: 1 }]);
	});

	it("counts files that are hidden from lists, and says which they are", async () => {
		const old = await makeFile(ctx, { key: "old.txt", archivedAt: new Date() });
		const run = await makeRun(ctx, file("notebook"), { name: "reads nothing" });
		await makeOutput(ctx, run, old);
		const view = await impact({ focusKind: "run", focusUid: run.uid });
		expect(view.counts.files).toBe(1);
		expect(view.items[0]).toMatchObject({ title: "old.txt", isArchived: true });
	});

	it("pages through the whole list, each row once, and exports the same", async () => {
		const hub = await makeFile(ctx, { key: "pages.txt" });
		for (let index = 0; index < 12; index++) {
			const run = await makeRun(ctx, file("notebook"), { name: `reader ${index}` });
			await makeInput(ctx, run, hub);
			await makeOutput(ctx, run, await makeFile(ctx, { key: `page-${index}.txt` }));
		}
		const question = { focusKind: "file", focusUid: hub.uid } as const;
		const paged: ImpactItem[] = [];
		let cursor: string | undefined;
		do {
			const view = await impact({ ...question, limit: 5, ...(cursor ? { cursor } : {}) });
			paged.push(...view.items);
			cursor = view.nextCursor ?? undefined;
		} while (cursor);
		expect(paged).toHaveLength(24);
		expect(new Set(paged.map(({ uid }) => uid)).size).toBe(24);
		for (const adjacency of [memory, bySql]) {
			const exported: ImpactItem[] = [];
			for await (const batch of await exportImpact({ ctx: world.viewer, input: question, adjacency }))
				exported.push(...batch);
			expect(exported).toEqual(paged);
		}
		const runsAlone = await impact({ ...question, kinds: ["run"], limit: 200 });
		expect(runsAlone.items).toHaveLength(12);
		expect(runsAlone.counts.files).toBe(12);
		await expect(impact({ ...question, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
	});

	it("says not_found before it walks anywhere", async () => {
		const missing = { focusKind: "file", focusUid: "000000000000" } as const;
		const never = { now: () => Promise.reject(new Error("walked")) };
		for (const verb of [getImpact, exportImpact])
			await expect(verb({ ctx, input: missing, adjacency: never })).rejects.toMatchObject({
				code: "not_found",
			});
	});
});
