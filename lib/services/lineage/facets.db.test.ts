import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { files } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { LineageFacet } from "../../contracts/lineage.ts";
import { addTag } from "../tags/add-tag.ts";
import { edgesOf, type LineageWorld, lineageWorld, names } from "../testing/lineage-world.ts";
import { makeFile, makeInput, makeOutput, makeRun } from "../testing/records.ts";

const counts = (facet: LineageFacet) => Object.fromEntries(facet.map(({ value, count }) => [value, count]));

describe.each(testDrivers)("what lineage can be filtered by, on %s", (driver) => {
	let pipeline: LineageWorld;
	beforeAll(async () => {
		pipeline = await lineageWorld(driver);
		const { ctx, file } = pipeline;
		await addTag({ ctx, input: { kind: "file", uid: file("genome.fa").uid, tag: "reference" } });
		await addTag({ ctx, input: { kind: "transform", uid: file("notebook").uid, tag: "reference" } });
		await addTag({ ctx, input: { kind: "run", uid: file("trim").uid, tag: "nightly" } });
		await addTag({ ctx, input: { kind: "run", uid: file("trim").uid, tag: "reference" } });
		const plain = await makeFile(ctx, { key: "LICENSE" });
		await makeInput(ctx, file("align"), plain);
		await ctx.db
			.update(files)
			.set({ archivedAt: new Date() })
			.where(eq(files.id, file("trimmed.fq").id));
	});
	afterAll(() => pipeline.world.close());

	it("counts every record of the walk once, those hidden by a filter too", async () => {
		const whole = await pipeline.around("out.bam", { up: 10, down: 10 });
		const { facets } = whole;
		expect(counts(facets.kinds)).toEqual({ file: 6, run: 3 });
		expect(counts(facets.suffixes)).toEqual({ ".fq": 2, ".fa": 1, ".bam": 1, ".html": 1, none: 1 });
		expect(counts(facets.statuses)).toEqual({ completed: 2, failed: 1 });
		expect(counts(facets.types)).toEqual({ notebook: 2, pipeline: 1 });
		expect(counts(facets.people)).toEqual({ testuser1: 8, contributor: 1 });
		// A run answers to its transform's tags, and has each tag once.
		expect(counts(facets.tags)).toEqual({ reference: 3, nightly: 1 });
		expect(facets.archived).toBe(1);
		const narrowed = await pipeline.around("out.bam", {
			up: 10,
			down: 10,
			suffixes: [".html"],
			statuses: ["failed"],
			tags: ["reference"],
		});
		expect(narrowed.facets).toEqual(facets);
		expect(narrowed.nodes.length).toBeLessThan(whole.nodes.length);
	});

	it("counts transforms and people in the lenses that show them", async () => {
		const collapsed = await pipeline.around("out.bam", { up: 10, down: 10, lens: "transforms" });
		expect(counts(collapsed.facets.kinds)).toEqual({ file: 6, transform: 2 });
		expect(counts(collapsed.facets.types)).toEqual({ notebook: 1, pipeline: 1 });
		const all = await pipeline.around("out.bam", { up: 10, down: 10, lens: "everything" });
		expect(counts(all.facets.kinds)).toEqual({ file: 6, run: 3, transform: 2, user: 2 });
	});

	it("filters files without a suffix, and by when records were made, never cutting", async () => {
		const bare = await pipeline.around("out.bam", { up: 2, down: 0, suffixes: ["none"] });
		expect(names(bare)).toEqual(["LICENSE@1", "align", "out.bam@1"]);
		const { ctx, file } = pipeline;
		const day = (n: number) => new Date(Date.UTC(2021, 0, n));
		const source = await makeFile(ctx, { key: "time/source.csv", createdAt: day(1) });
		const run = await makeRun(ctx, file("notebook"), { name: "timely", createdAt: day(2) });
		const out = await makeFile(ctx, { key: "time/out.csv", createdAt: day(3) });
		await makeInput(ctx, run, source);
		await makeOutput(ctx, run, out);
		const at = (after: number | null, before: number | null) =>
			pipeline.lineage({
				focusKind: "file",
				focusUid: out.uid,
				...(after === null ? {} : { after: day(after).toISOString() }),
				...(before === null ? {} : { before: day(before).toISOString() }),
			});
		expect(names(await at(2, null))).toEqual(["time/out.csv@1", "timely"]);
		// `after` has its own moment, `before` not; the focus is never hidden.
		expect(names(await at(3, null))).toEqual(["time/out.csv@1"]);
		expect(edgesOf(await at(null, 2))).toEqual(["time/source.csv@1 > time/out.csv@1 via 1"]);
		expect(names(await at(2, 3))).toEqual(["time/out.csv@1", "timely"]);
	});
});
