import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { hashOf, makeJudgedRecords } from "./judged-records.testing.ts";
import { searchAll } from "./search-all.ts";

/** What somebody types, and the titles that must come first, in this order. */
const judged: readonly [q: string, ...first: string[]][] = [
	// The seed's own, and with its typo.
	["Track data lineage", "Track data lineage"],
	["Track data linage", "Track data lineage"],
	// Both begin with it: the newer first.
	["track", "Track reads", "Track data lineage"],
	["cell rang", "Cell Ranger"],
	["Cell Ranger", "Cell Ranger"],
	["cel rangr", "Cell Ranger"],
	["ranger", "Cell Ranger"],
	// Keys: whole, their last part, beginnings of parts, words in another order.
	["bams/output.bam", "bams/output.bam"],
	["output.bam", "bams/output.bam"],
	["fastqs/", "fastqs/input.fastq.gz"],
	["counts.csv", "liver/counts.csv"],
	// Both have both words: the newer first, whatever their order.
	["liver counts", "liver/counts_normalised.parquet", "liver/counts.csv"],
	["counts liver", "liver/counts_normalised.parquet", "liver/counts.csv"],
	["GRCh38", "reference/GRCh38.fa"],
	["grch38.fa", "reference/GRCh38.fa", "reference/GRCh38.fa.fai"],
	["genes.gtf", "reference/genes.gtf"],
	// Runs, by name and by their transform's.
	["nightly-2026-03-12", "nightly-2026-03-12"],
	["nightly", "nightly-2026-03-13", "nightly-2026-03-12"],
	["ingest-fastq", "ingest-fastq"],
	// People.
	["testuser1", "testuser1"],
	["tesuser1", "testuser1"],
	["mallory", "mallory"],
	// Names before descriptions, beginnings before middles.
	["umap", "umap.ipynb", "plots/umap.png"],
	["doublet", "Doublet detection"],
	["quality control", "Quality control"],
	["qualty control", "Quality control"],
	["multiqc", "reports/multiqc_report.html"],
	["variants", "Call variants"],
	["reference gnome", "Index the reference genome"],
	["manifest.jsn", "manifest.json"],
	["batch correction", "Harmony"],
];

describe.each(testDrivers)("judged searches on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
		await makeJudgedRecords(world);
	});
	afterAll(() => world.close());
	const titles = async (q: string) =>
		(await searchAll({ ctx: world.viewer, input: { q } })).hits.map(({ title }) => title);

	it.each(judged)("%s", async (q, ...first) => {
		expect((await titles(q)).slice(0, first.length)).toEqual(first);
	});

	it("a hash, or six characters of it", async () => {
		const hash = hashOf("liver/counts.csv");
		expect((await titles(hash))[0]).toBe("liver/counts.csv");
		expect((await titles(hash.slice(0, 6)))[0]).toBe("liver/counts.csv");
	});
});
