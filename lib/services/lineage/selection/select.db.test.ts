import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../../db/testing/test-database.ts";
import { printSelection } from "../../../contracts/print-selection.ts";
import type { RecordsTerm, Selection, Steps } from "../../../contracts/selection.ts";
import { addTag } from "../../tags/add-tag.ts";
import { edgesOf, type LineageWorld, lineageWorld, names } from "../../testing/lineage-world.ts";
import { makeFile, makeInput, makeRun } from "../../testing/records.ts";

const files = ["raw.fq", "trimmed.fq", "genome.fa", "out.bam", "report.html"];
const runs = ["trim", "align", "report"];
const flow = [
	["raw.fq", "trim"],
	["trim", "trimmed.fq"],
	["trimmed.fq", "align"],
	["genome.fa", "align"],
	["align", "out.bam"],
	["out.bam", "report"],
	["report", "report.html"],
] as const;
const all = [...files, ...runs];
/** What view nodes are called: files with their version. */
const shown = (found: Iterable<string>) =>
	[...found].map((name) => (files.includes(name) ? `${name}@1` : name)).sort();

describe.each(testDrivers)("selections of lineage on %s", (driver) => {
	let made: LineageWorld;
	let reporter: string;
	beforeAll(async () => {
		made = await lineageWorld(driver);
		reporter = made.world.contributor.actor.handle;
		await addTag({ ctx: made.ctx, input: { kind: "file", uid: made.file("raw.fq").uid, tag: "gold" } });
	});
	afterAll(() => made.world.close());
	const select = (text: string, more = {}) => made.lineage({ select: text, ...more });

	it.each([
		["file:out.bam", ["out.bam"]],
		["1+file:out.bam", ["align", "out.bam"]],
		["file:out.bam+2", ["out.bam", "report", "report.html"]],
		["+run:align", ["raw.fq", "trim", "trimmed.fq", "genome.fa", "align"]],
		["run:align+", ["align", "out.bam", "report", "report.html"]],
		["file:*.fq", ["raw.fq", "trimmed.fq"]],
		["transform:aligner", ["align"]],
		["transform:*.ipynb and not status:failed", ["trim"]],
		["type:pipeline", ["align"]],
		["status:failed", ["report"]],
		["suffix:.bam or suffix:html", ["out.bam", "report.html"]],
		["tag:gold", ["raw.fq"]],
		["between(file:raw.fq, file:out.bam)", ["raw.fq", "trim", "trimmed.fq", "align", "out.bam"]],
		["between(file:out.bam, file:raw.fq)", []],
		["between(file:*.f*, run:report) and kind:run", ["trim", "align", "report"]],
		["kind:file and before:2000-01-01", []],
		["kind:run and after:2000-01-01", runs],
		["not kind:run", files],
	])("%s", async (text, expected) => {
		const view = await select(text);
		expect(names(view)).toEqual(shown(expected));
		expect(view.isTruncated).toBe(false);
	});

	it("means people by their handles", async () => {
		expect(names(await select(`by:${reporter}`))).toEqual(["report"]);
		expect(names(await select(`user:${reporter}`))).toEqual(["report"]);
		expect(names(await select("user:testuser1"))).toEqual(shown(["trim", "align", "raw.fq", "genome.fa"]));
	});

	it("knows records by uid, the family's too, and runs by the beginning of theirs", async () => {
		const { uid } = made.file("out.bam");
		expect(names(await select(`file:${uid}`))).toEqual(["out.bam@1"]);
		expect(names(await select(`file:${uid.slice(0, 12)}`))).toEqual(["out.bam@1"]);
		expect(names(await select(`run:${made.file("trim").uid.slice(0, 8)}`))).toEqual(["trim"]);
	});

	it("leads edges on through what was walked and is not selected, and focuses on what is named first", async () => {
		const view = await select("+file:out.bam and kind:file");
		expect(edgesOf(view)).toEqual([
			"genome.fa@1 > out.bam@1 via 1",
			"raw.fq@1 > trimmed.fq@1 via 1",
			"trimmed.fq@1 > out.bam@1 via 1",
		]);
		expect(view.focus).toBe(`file:${made.file("out.bam").uid}`);
		const other = await select("+file:out.bam and kind:run");
		expect(other.nodes.some(({ id }) => id === other.focus)).toBe(true);
	});

	it("is an answer without a focus where nothing is selected", async () => {
		expect(await select("tag:nobody-has-this")).toMatchObject({ focus: "", nodes: [], edges: [] });
	});

	it("says so when the budget ends it, and shows what is expanded", async () => {
		const view = await select("kind:file", { limit: 2 });
		expect(view.nodes).toHaveLength(2);
		expect(view.isTruncated).toBe(true);
		const id = `file:${made.file("out.bam").uid}`;
		expect(names(await select("file:out.bam", { expand: [id] }))).toEqual(["align", "out.bam@1", "report"]);
	});

	it.each([
		["file:nowhere.csv+2", "not_found", "file:nowhere.csv names nothing"],
		["file:", "invalid", "select, character 6: Expected a name"],
		["between(kind:file, file:out.bam)", "invalid", "kind:file names none"],
	])("refuses %s", async (text, code, message) => {
		await expect(select(text)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
	});

	it("takes a selection or a focus, not both and not none", async () => {
		const focus = { focusKind: "file" as const, focusUid: made.file("out.bam").uid };
		for (const input of [
			...[{}, { ...focus, select: "kind:file" }, { focusKind: "file" as const }],
			{ select: "kind:file", up: 2 },
		])
			await expect(made.lineage(input)).rejects.toMatchObject({ code: "invalid" });
	});

	it("selects of any selection what a naive reading of it does", async () => {
		const steps = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant("all" as const));
		const name = fc.constantFrom(...all).map((each) => ({
			of: files.includes(each) ? ("file" as const) : ("run" as const),
			name: each,
		}));
		const records = fc
			.tuple(name, steps, steps)
			.map(([named, up, down]): RecordsTerm => ({ term: "records", ...named, up, down }));
		const condition = fc.constantFrom<Selection>(
			{ term: "condition", field: "kind", value: "file" },
			{ term: "condition", field: "by", value: "testuser1" },
			{ term: "condition", field: "type", value: "notebook" },
			{ term: "condition", field: "status", value: "failed" },
			{ term: "condition", field: "suffix", value: ".fq" },
		);
		const between = fc
			.tuple(records, records)
			.map(([from, to]): Selection => ({ term: "between", from, to }));
		const { tree } = fc.letrec<{ tree: Selection }>((tie) => ({
			tree: fc.oneof(
				{ maxDepth: 3 },
				records,
				condition,
				between,
				fc.record({
					term: fc.constantFrom("and" as const, "or" as const),
					of: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
				}),
				fc.record({ term: fc.constant("not" as const), of: tie("tree") }),
			),
		}));
		await fc.assert(
			fc.asyncProperty(tree, async (selection) => {
				const view = await select(printSelection(selection));
				expect(names(view)).toEqual(shown(naive(selection)));
			}),
			{ numRuns: 60 },
		);
	});

	function naive(selection: Selection): Set<string> {
		switch (selection.term) {
			case "records":
				return new Set([
					...reach(new Set([selection.name]), "up", selection.up),
					...reach(new Set([selection.name]), "down", selection.down),
				]);
			case "between": {
				const up = reach(naive(selection.to), "up", "all");
				return new Set([...reach(naive(selection.from), "down", "all")].filter((name) => up.has(name)));
			}
			case "not": {
				const inner = naive(selection.of);
				return new Set(all.filter((name) => !inner.has(name)));
			}
			case "and":
				return new Set(all.filter((name) => selection.of.every((each) => naive(each).has(name))));
			case "or":
				return new Set(all.filter((name) => selection.of.some((each) => naive(each).has(name))));
			case "condition": {
				const holding = {
					kind: files,
					by: all.filter((name) => name !== "report"),
					type: ["trim", "report"],
					status: ["report"],
					suffix: ["raw.fq", "trimmed.fq"],
				};
				return new Set(holding[selection.field as keyof typeof holding]);
			}
		}
	}
});

describe.each(testDrivers)("selections in the past on %s", (driver) => {
	it("mean the version and the status of then", async () => {
		const { world, ctx, file, lineage } = await lineageWorld(driver);
		try {
			const at = (day: number) => new Date(Date.UTC(2020, 0, day));
			const asOf = at(5).toISOString();
			const first = await makeFile(ctx, { key: "old.csv", createdAt: at(1) });
			await makeFile(ctx, { key: "old.csv", createdAt: at(9) });
			await makeRun(ctx, file("notebook"), {
				...{ name: "long", status: "completed", createdAt: at(2) },
				...{ startedAt: at(2), finishedAt: at(8) },
			});
			expect(names(await lineage({ select: "file:old.csv", asOf }))).toEqual(["old.csv@1"]);
			expect(names(await lineage({ select: `file:${first.uid.slice(0, 12)}`, asOf }))).toEqual(["old.csv@1"]);
			expect(names(await lineage({ select: "file:old.csv" }))).toEqual(["old.csv@2"]);
			expect(names(await lineage({ select: "status:running", asOf }))).toEqual(["long"]);
			expect(names(await lineage({ select: "status:completed and before:2020-01-05", asOf }))).toEqual([]);
		} finally {
			await world.close();
		}
	});
});

describe.each(testDrivers)("selections of runs that contain runs on %s", (driver) => {
	it("mean what is in a run that does nothing but contain others, as when it is the focus", async () => {
		const { world, ctx, file, lineage } = await lineageWorld(driver);
		try {
			const parent = await makeRun(ctx, file("notebook"), { name: "nightly" });
			const child = await makeRun(ctx, file("notebook"), { name: "step", parentId: parent.id });
			await makeInput(ctx, child, await makeFile(ctx, { key: "in.csv" }));
			const selected = names(await lineage({ select: "1+run:nightly" }));
			expect(selected).toEqual(["in.csv@1", "nightly", "step"]);
			const around = await lineage({ focusKind: "run", focusUid: parent.uid, up: 1, down: 0 });
			expect(names(around)).toEqual(selected);
			expect(names(await lineage({ select: `1+run:${parent.uid}` }))).toEqual(selected);
		} finally {
			await world.close();
		}
	});
});

function reach(from: ReadonlySet<string>, direction: "up" | "down", steps: Steps): Set<string> {
	let found = new Set(from);
	for (let step = 0; steps === "all" ? step < all.length : step < steps; step++) {
		const next = flow.flatMap(([a, b]) => {
			if (direction === "down") return found.has(a) ? [b] : [];
			return found.has(b) ? [a] : [];
		});
		found = new Set([...found, ...next]);
	}
	return found;
}
