import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { lineageTree } from "../../lineage/text.ts";
import type { Ctx } from "../ctx.ts";
import { edgesOf, type LineageWorld, lineageWorld, nameOf, names, node } from "../testing/lineage-world.ts";
import { makeFile, makeInput, makeOutput, makeRun, makeTransform } from "../testing/records.ts";
import type { TestWorld } from "../testing/world.ts";

describe.each(testDrivers)("lineage on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let file: LineageWorld["file"];
	let lineage: LineageWorld["lineage"];
	let around: LineageWorld["around"];
	beforeAll(async () => {
		({ world, ctx, file, lineage, around } = await lineageWorld(driver));
	});
	afterAll(() => world.close());

	it("Walks are breadth-first with a visited set over data flow; depth counts data-flow edges", async () => {
		const view = await around("out.bam", { up: 2, down: 1 });
		expect(edgesOf(view)).toEqual([
			"align > out.bam@1",
			"genome.fa@1 > align",
			"out.bam@1 > report",
			"trimmed.fq@1 > align",
		]);
		expect(view.nodes.map((each) => [nameOf(each), each.depth])).toEqual([
			["trimmed.fq@1", -2],
			["genome.fa@1", -2],
			["align", -1],
			["out.bam@1", 0],
			["report", 1],
		]);
		expect(view.focus).toBe(node(view, "out.bam@1").id);
		expect(view.isTruncated).toBe(false);
		expect(view.reachedCount).toBe(5);
	});

	it("says what it left out: hidden counts per node and side", async () => {
		const view = await around("out.bam", { up: 2, down: 1 });
		expect(node(view, "trimmed.fq@1").hidden).toEqual({ up: 1, down: 0 });
		expect(node(view, "genome.fa@1").hidden).toEqual({ up: 0, down: 0 });
		expect(node(view, "report").hidden).toEqual({ up: 0, down: 1 });
		expect(node(view, "out.bam@1").hidden).toEqual({ up: 0, down: 0 });
	});

	it("walks nowhere at depth 0, and counts both sides", async () => {
		const view = await around("align", { up: 0, down: 0 });
		expect(names(view)).toEqual(["align"]);
		expect(node(view, "align").hidden).toEqual({ up: 2, down: 1 });
	});

	it("opens the latest version by the family's uid alone", async () => {
		const view = await lineage({ focusKind: "file", focusUid: file("out.bam").uid.slice(0, 12) });
		expect(view.focus).toBe(`file:${file("out.bam").uid}`);
	});

	it("lens transforms: runs collapsed into their transform", async () => {
		const view = await around("out.bam", { up: 100, down: 100, lens: "transforms" });
		expect(edgesOf(view)).toEqual([
			"aligner > out.bam@1",
			"genome.fa@1 > aligner",
			"out.bam@1 > trim.ipynb",
			"raw.fq@1 > trim.ipynb",
			"trim.ipynb > report.html@1",
			"trim.ipynb > trimmed.fq@1",
			"trimmed.fq@1 > aligner",
		]);
		expect(node(view, "trim.ipynb")).toMatchObject({
			runCount: 2,
			lastStatus: "failed",
			hidden: { up: 0, down: 0 },
		});
		const near = await around("align", { up: 1, down: 0, lens: "transforms" });
		expect(near.focus).toBe(node(near, "aligner").id);
		expect(node(near, "aligner").hidden).toEqual({ up: 0, down: 1 });
		expect(node(near, "trimmed.fq@1").hidden).toEqual({ up: 1, down: 0 });
	});

	it("lens everything: users and transforms as nodes too, as attribution", async () => {
		const view = await around("out.bam", { up: 2, down: 1, lens: "everything" });
		expect(edgesOf(view)).toEqual([
			"align > out.bam@1",
			"aligner > align",
			"contributor > report",
			"genome.fa@1 > align",
			"out.bam@1 > report",
			"testuser1 > align",
			"testuser1 > genome.fa@1",
			"trim.ipynb > report",
			"trimmed.fq@1 > align",
		]);
		expect(node(view, "testuser1")).toMatchObject({ runCount: 2, fileCount: 5, hidden: { up: 0, down: 1 } });
		const kinds = view.edges.map((edge) => edge.kind);
		expect(kinds.filter((kind) => kind === "started")).toHaveLength(3);
		expect(kinds.filter((kind) => kind === "ran_as")).toHaveLength(2);
	});

	it("focuses on a transform and on a person, from their newest runs", async () => {
		const code = await lineage({ focusKind: "transform", focusUid: file("notebook").uid, up: 1, down: 1 });
		expect(edgesOf(code)).toEqual([
			"out.bam@1 > report",
			"raw.fq@1 > trim",
			"report > report.html@1",
			"trim > trimmed.fq@1",
			"trim.ipynb > report",
			"trim.ipynb > trim",
		]);
		expect(code.focus).toBe(node(code, "trim.ipynb").id);
		const person = await lineage({ focusKind: "user", focusUid: "testuser1", up: 0, down: 0 });
		expect(edgesOf(person)).toEqual([
			"genome.fa@1 > align",
			"raw.fq@1 > trim",
			"testuser1 > align",
			"testuser1 > genome.fa@1",
			"testuser1 > raw.fq@1",
			"testuser1 > trim",
		]);
		const collapsed = await lineage({
			focusKind: "user",
			focusUid: "testuser1",
			up: 0,
			down: 0,
			lens: "transforms",
		});
		expect(edgesOf(collapsed)).toContain("testuser1 > aligner");
		const unused = await makeTransform(ctx, { key: "unused.py" });
		const alone = await lineage({ focusKind: "transform", focusUid: unused.uid, lens: "transforms" });
		expect(names(alone)).toEqual(["unused.py"]);
	});

	it("expands nodes on both sides, one after another", async () => {
		const base = { up: 0, down: 0 };
		const id = (kind: string, name: string) => `${kind}:${file(name).uid}`;
		const one = await around("align", { ...base, expand: [id("run", "align")] });
		expect(names(one)).toEqual(["align", "genome.fa@1", "out.bam@1", "trimmed.fq@1"]);
		const two = await around("align", { ...base, expand: [id("file", "out.bam"), id("run", "align")] });
		expect(names(two)).toContain("report");
		expect(node(two, "report").depth).toBe(2);
		const code = await around("align", {
			...base,
			lens: "transforms",
			expand: [id("transform", "pipeline")],
		});
		expect(names(code)).toEqual(["aligner", "genome.fa@1", "out.bam@1", "trimmed.fq@1"]);
		expect(names(await around("align", { ...base, expand: [id("file", "raw.fq")] }))).toEqual(["align"]);
		await expect(around("align", { expand: ["nonsense"] })).rejects.toMatchObject({ code: "invalid" });
	});

	it("spends a node budget on what is near, and says truncated", async () => {
		const hub = await makeFile(ctx, { key: "hub.txt" });
		const early = await makeFile(ctx, { key: "early.txt" });
		const origin = await makeRun(ctx, file("notebook"), { name: "origin" });
		await makeInput(ctx, origin, early);
		await makeOutput(ctx, origin, hub);
		for (let index = 0; index < 30; index++) {
			await makeInput(ctx, await makeRun(ctx, file("notebook"), { name: `reader ${index}` }), hub);
		}
		const view = await lineage({ focusKind: "file", focusUid: hub.uid, limit: 11 });
		expect(view.isTruncated).toBe(true);
		expect(view.nodes).toHaveLength(11);
		expect(view.reachedCount).toBe(33);
		expect(names(view)).toContain("early.txt@1");
		expect(node(view, "hub.txt@1").hidden.down).toBe(22);
		const collapsed = await lineage({ focusKind: "file", focusUid: hub.uid, limit: 11, lens: "transforms" });
		expect(collapsed.isTruncated).toBe(false);
		expect(edgesOf(collapsed)).toContain("hub.txt@1 > trim.ipynb x30");
		const grown = await lineage({
			focusKind: "file",
			focusUid: hub.uid,
			limit: 11,
			expand: [`file:${hub.uid}`],
		});
		expect(grown.nodes).toHaveLength(33);
		const code = await lineage({
			focusKind: "transform",
			focusUid: file("notebook").uid,
			limit: 9,
			up: 0,
			down: 0,
		});
		expect(code.isTruncated).toBe(true);
		expect(code.nodes).toHaveLength(4);
	});

	it('"Where from" follows `created` outputs unless asked; recreated edges are dashed', async () => {
		const again = await makeRun(ctx, file("notebook"), { name: "again" });
		const other = await makeFile(ctx, { key: "other-input.txt" });
		await makeInput(ctx, again, other);
		await makeOutput(ctx, again, file("genome.fa"), { kind: "recreated" });
		const view = await around("genome.fa", { up: 3, down: 0 });
		expect(names(view)).toEqual(["genome.fa@1"]);
		expect(node(view, "genome.fa@1").hidden).toEqual({ up: 1, down: 1 });
		const asked = await around("genome.fa", { up: 3, down: 0, recreated: true });
		expect(names(asked)).toEqual(["again", "genome.fa@1", "other-input.txt@1"]);
		expect(asked.edges.find((edge) => edge.kind === "output")).toMatchObject({
			outputKind: "recreated",
			origin: "tracked",
			recordedBy: "testuser1",
		});
		expect(names(await lineage({ focusKind: "run", focusUid: again.uid, down: 1, up: 0 }))).toContain(
			"genome.fa@1",
		);
	});

	it("ends on a cycle of two runs", async () => {
		const [a, b] = [await makeFile(ctx, { key: "a.cycle" }), await makeFile(ctx, { key: "b.cycle" })];
		const one = await makeRun(ctx, file("notebook"), { name: "one" });
		const two = await makeRun(ctx, file("notebook"), { name: "two" });
		await makeInput(ctx, one, a);
		await makeOutput(ctx, one, b);
		await makeInput(ctx, two, b);
		await makeOutput(ctx, two, a);
		const view = await lineage({ focusKind: "file", focusUid: a.uid, up: 100, down: 100 });
		expect(names(view)).toEqual(["a.cycle@1", "b.cycle@1", "one", "two"]);
		expect(view.edges).toHaveLength(4);
		expect(lineageTree(view)).toContain("shown above");
	});

	it("leaves out edges that were taken back", async () => {
		const wrong = await makeFile(ctx, { key: "wrong.txt" });
		await makeInput(ctx, file("align"), wrong, {
			retractedAt: new Date(),
			retractedBy: ctx.actor.uid,
			retractedReason: "read by mistake",
		});
		const view = await around("align", { up: 1 });
		expect(names(view)).not.toContain("wrong.txt@1");
		expect(node(view, "align").hidden.up).toBe(0);
	});

	it("names the box that a run lies in, and never walks into it", async () => {
		const parent = await makeRun(ctx, file("pipeline"), { name: "nightly" });
		const child = await makeRun(ctx, file("notebook"), { name: "step", parentId: parent.id });
		const view = await lineage({ focusKind: "run", focusUid: child.uid, up: 100, down: 100 });
		expect(names(view)).toEqual(["step"]);
		expect(node(view, "step")).toMatchObject({ parentId: `run:${parent.uid}` });
	});

	it("answers not_found and invalid in one sentence", async () => {
		await expect(lineage({ focusKind: "file", focusUid: "000000000000" })).rejects.toMatchObject({
			code: "not_found",
		});
		await expect(lineage({ focusKind: "file", focusUid: "no such'" })).rejects.toMatchObject({
			code: "not_found",
		});
		await expect(around("align", { up: 1000 })).rejects.toMatchObject({ code: "invalid", field: "up" });
	});
});
