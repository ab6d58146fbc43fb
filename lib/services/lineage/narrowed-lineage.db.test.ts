import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { files, runInputs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { Ctx } from "../ctx.ts";
import { addTag } from "../tags/add-tag.ts";
import { edgesOf, type LineageWorld, lineageWorld, names, node } from "../testing/lineage-world.ts";
import { makeFile, makeInput, makeOutput, makeRun, makeTransform } from "../testing/records.ts";
import type { TestWorld } from "../testing/world.ts";

describe.each(testDrivers)("lineage that is filtered, or as of a time, on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let file: LineageWorld["file"];
	let lineage: LineageWorld["lineage"];
	let around: LineageWorld["around"];
	beforeAll(async () => {
		({ world, ctx, file, lineage, around } = await lineageWorld(driver));
	});
	afterAll(() => world.close());

	it("Filters and archive hide, they never cut a walk", async () => {
		const view = await around("report.html", { up: 100, kinds: ["file"] });
		expect(edgesOf(view)).toEqual([
			"genome.fa@1 > out.bam@1 via 1",
			"out.bam@1 > report.html@1 via 1",
			"raw.fq@1 > trimmed.fq@1 via 1",
			"trimmed.fq@1 > out.bam@1 via 1",
		]);
		const byTypes = await around("report.html", { up: 100, types: ["pipeline"], suffixes: [".fq"] });
		expect(edgesOf(byTypes)).toEqual([
			"align > report.html@1 via 2",
			"raw.fq@1 > trimmed.fq@1 via 1",
			"trimmed.fq@1 > align",
		]);
		expect(byTypes.reachedCount).toBe(8);
	});

	it("hides archived files unless asked, and never the focus", async () => {
		const { db } = world.database;
		await db
			.update(files)
			.set({ archivedAt: new Date() })
			.where(eq(files.id, file("trimmed.fq").id));
		const view = await around("out.bam", { up: 4, down: 0 });
		expect(edgesOf(view)).toEqual([
			"align > out.bam@1",
			"genome.fa@1 > align",
			"raw.fq@1 > trim",
			"trim > align via 1",
		]);
		expect(names(await around("out.bam", { up: 4, archived: "include" }))).toContain("trimmed.fq@1");
		expect(names(await around("trimmed.fq", { up: 1, down: 0 }))).toEqual(["trim", "trimmed.fq@1"]);
		await db
			.update(files)
			.set({ archivedAt: null })
			.where(eq(files.id, file("trimmed.fq").id));
	});

	it("filters by person, status and tag", async () => {
		expect(names(await around("raw.fq", { down: 100, people: ["contributor"] }))).toEqual([
			"raw.fq@1",
			"report",
		]);
		const failed = await around("raw.fq", { down: 100, statuses: ["failed"], kinds: ["run"] });
		expect(names(failed)).toEqual(["raw.fq@1", "report"]);
		await addTag({ ctx, input: { kind: "file", uid: file("genome.fa").uid, tag: "reference" } });
		await addTag({ ctx, input: { kind: "transform", uid: file("pipeline").uid, tag: "reference" } });
		const tagged = await around("out.bam", { up: 100, down: 0, tags: ["reference"] });
		expect(names(tagged)).toEqual(["align", "genome.fa@1", "out.bam@1"]);
	});

	it("As-of covers nodes, edges, versions and run status by recorded time", async () => {
		const day = (n: number) => new Date(Date.UTC(2020, 0, n));
		const at = (n: number) => day(n).toISOString();
		const old = await world.person("historian");
		await world.database.db.execute(`update users set created_at = '2019-01-01' where handle = 'historian'`);
		const code = await makeTransform(old, { key: "old.py", createdAt: day(1) });
		const first = await makeFile(old, { key: "table.csv", createdAt: day(1) });
		const run = await makeRun(old, code, {
			name: "slow",
			createdAt: day(2),
			startedAt: day(2),
			finishedAt: day(6),
		});
		await makeInput(old, run, first, { recordedAt: day(3) });
		const out = await makeFile(old, { key: "sum.csv", createdAt: day(5) });
		await makeOutput(old, run, out, { recordedAt: day(5) });
		await makeFile(old, { key: "table.csv", createdAt: day(7) });
		const extra = await makeFile(old, { key: "extra.csv", createdAt: day(1) });
		await makeInput(old, run, extra, {
			recordedAt: day(3),
			retractedAt: day(8),
			retractedBy: old.actor.uid,
			retractedReason: "not read",
		});
		const seen = async (n: number) => lineage({ focusKind: "run", focusUid: run.uid, asOf: at(n) });
		expect(names(await seen(2))).toEqual(["slow"]);
		expect(node(await seen(2), "slow")).toMatchObject({ status: "running", finishedAt: null });
		expect(names(await seen(3))).toEqual(["extra.csv@1", "slow", "table.csv@1"]);
		const sixth = await seen(6);
		expect(node(sixth, "slow")).toMatchObject({ status: "completed" });
		expect(node(sixth, "sum.csv@1")).toMatchObject({ isStale: false });
		expect(node(sixth, "table.csv@1")).toMatchObject({ latestVersionNo: 1 });
		expect(node(await seen(7), "sum.csv@1")).toMatchObject({ isStale: true });
		expect(node(await seen(7), "table.csv@1")).toMatchObject({ latestVersionNo: 2 });
		expect(names(await seen(9))).not.toContain("extra.csv@1");
		const family = { focusKind: "file", focusUid: first.uid.slice(0, 12), up: 0, down: 0 } as const;
		expect(names(await lineage({ ...family, asOf: at(6) }))).toEqual(["table.csv@1"]);
		expect(names(await lineage(family))).toEqual(["table.csv@2"]);
		const everything = await lineage({
			focusKind: "run",
			focusUid: run.uid,
			lens: "everything",
			asOf: at(4),
		});
		expect(node(everything, "historian")).toMatchObject({ runCount: 1, fileCount: 2 });
		expect(node(everything, "old.py")).toMatchObject({ runCount: 1, lastStatus: "running" });
		await expect(lineage({ focusKind: "run", focusUid: run.uid, asOf: at(1) })).rejects.toMatchObject({
			code: "not_found",
			field: "asOf",
		});
	});

	it("Stale: a file made from a version that is no longer the latest says so", async () => {
		const source = await makeFile(ctx, { key: "stale/source.csv" });
		const run = await makeRun(ctx, file("notebook"), { name: "derive" });
		const derived = await makeFile(ctx, { key: "stale/derived.csv" });
		await makeInput(ctx, run, source);
		await makeOutput(ctx, run, derived);
		const input = { focusKind: "file", focusUid: derived.uid } as const;
		expect(node(await lineage(input), "stale/derived.csv@1")).toMatchObject({ isStale: false });
		await makeFile(ctx, { key: "stale/source.csv" });
		const view = await lineage(input);
		expect(node(view, "stale/derived.csv@1")).toMatchObject({ isStale: true });
		expect(node(view, "stale/source.csv@1")).toMatchObject({
			isStale: false,
			versionNo: 1,
			latestVersionNo: 2,
		});
		await world.database.db
			.update(runInputs)
			.set({ retractedAt: new Date(), retractedBy: ctx.actor.uid, retractedReason: "not read" })
			.where(eq(runInputs.runId, run.id));
		expect(node(await lineage(input), "stale/derived.csv@1")).toMatchObject({ isStale: false });
	});

	it("shows a run whose heartbeat stopped as lost", async () => {
		const silent = await makeRun(ctx, file("notebook"), {
			name: "silent",
			status: "running",
			finishedAt: null,
			hasHeartbeat: true,
			heartbeatAt: new Date(Date.now() - 120_000),
		});
		const view = await lineage({ focusKind: "run", focusUid: silent.uid });
		expect(node(view, "silent")).toMatchObject({ status: "lost" });
	});
});
