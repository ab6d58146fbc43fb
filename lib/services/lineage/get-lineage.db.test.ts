import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { files, runInputs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { LineageInput, LineageNode, LineageView } from "../../contracts/lineage.ts";
import { lineageTree } from "../../lineage/text.ts";
import type { Ctx } from "../ctx.ts";
import { addTag } from "../tags/add-tag.ts";
import {
	type MadeRecord,
	makeFile,
	makeInput,
	makeOutput,
	makeRun,
	makeTransform,
} from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { getLineage } from "./get-lineage.ts";

/** What a node is called in these tests. */
function nameOf(node: LineageNode | undefined): string {
	if (!node) return "?";
	return node.kind === "file"
		? `${node.key}@${node.versionNo}`
		: node.kind === "user"
			? node.handle
			: (node.name ?? "");
}

function names(view: LineageView): string[] {
	return view.nodes.map(nameOf).sort();
}

function edgesOf(view: LineageView): string[] {
	const byId = new Map(view.nodes.map((node) => [node.id, nameOf(node)]));
	return view.edges
		.map((edge) => {
			const via = edge.viaHidden > 0 ? ` via ${edge.viaHidden}` : "";
			return `${byId.get(edge.source)} > ${byId.get(edge.target)}${via}${edge.count > 1 ? ` x${edge.count}` : ""}`;
		})
		.sort();
}

function node(view: LineageView, name: string): LineageNode {
	const found = view.nodes.find((each) => nameOf(each) === name);
	if (!found) throw new Error(`${name} is not in the graph: ${names(view).join(", ")}`);
	return found;
}

describe.each(testDrivers)("lineage on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	/** raw.fq → [trim] → trimmed.fq → [align] → out.bam → [report] → report.html; genome.fa → [align] */
	const made: Record<string, MadeRecord> = {};
	const file = (name: string) => {
		const found = made[name];
		if (!found) throw new Error(name);
		return found;
	};
	const lineage = (input: LineageInput) => getLineage({ ctx: world.viewer, input });
	const around = (name: string, input: Partial<LineageInput> = {}) =>
		lineage({ focusKind: name.includes(".") ? "file" : "run", focusUid: file(name).uid, ...input });

	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = await world.person("testuser1");
		const notebook = await makeTransform(ctx, { key: "trim.ipynb", type: "notebook" });
		const pipeline = await makeTransform(ctx, { key: "aligner", type: "pipeline", label: "7.2.0" });
		Object.assign(made, { notebook, pipeline });
		for (const key of ["raw.fq", "trimmed.fq", "genome.fa", "out.bam", "report.html"]) {
			made[key] = await makeFile(ctx, { key });
		}
		made["trim"] = await makeRun(ctx, notebook, { name: "trim" });
		made["align"] = await makeRun(ctx, pipeline, { name: "align" });
		made["report"] = await makeRun(world.contributor, notebook, { name: "report", status: "failed" });
		const flow: [string, string][] = [
			["raw.fq", "trim"],
			["trim", "trimmed.fq"],
			["trimmed.fq", "align"],
			["genome.fa", "align"],
			["align", "out.bam"],
			["out.bam", "report"],
			["report", "report.html"],
		];
		for (const [from, to] of flow) {
			if (from.includes(".")) await makeInput(ctx, file(to), file(from));
			else await makeOutput(ctx, file(from), file(to));
		}
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

	it("names the box that a run lies in, and never walks into it", async () => {
		const parent = await makeRun(ctx, file("pipeline"), { name: "nightly" });
		const child = await makeRun(ctx, file("notebook"), { name: "step", parentId: parent.id });
		const view = await lineage({ focusKind: "run", focusUid: child.uid, up: 100, down: 100 });
		expect(names(view)).toEqual(["step"]);
		expect(node(view, "step")).toMatchObject({ parentId: `run:${parent.uid}` });
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
