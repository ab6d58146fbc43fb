import { createHash } from "node:crypto";
import type { TransformType } from "../../contracts/enums.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import type { TestWorld } from "../testing/world.ts";

const transforms: readonly [name: string, key: string, type: TransformType, description?: string][] = [
	["Track data lineage", "notebooks/track.ipynb", "notebook", "Follows every file of the pilot study"],
	["Track reads", "scripts/track_reads.py", "script"],
	["Cell Ranger", "cellranger", "pipeline"],
	["Arranger of cells", "arranger.py", "script"],
	["Quality control", "qc/quality_control.ipynb", "notebook"],
	["Doublet detection", "qc/doublets.ipynb", "notebook"],
	["Harmony", "integration/harmony.R", "script", "Does batch correction over donors"],
	["Call variants", "pipelines/variant_calling", "pipeline"],
	["Index the reference genome", "pipelines/index", "pipeline"],
	["umap.ipynb", "umap.ipynb", "notebook"],
	["bwa mem", "bwa mem", "command"],
	["Uploads", "uploads", "upload"],
];
const keys = [
	"fastqs/input.fastq.gz",
	"bams/output.bam",
	"bams/output.bam.bai",
	"reference/GRCh38.fa.fai",
	"reference/GRCh38.fa",
	"reference/genes.gtf",
	"liver/counts.csv",
	"liver/counts_normalised.parquet",
	"kidney/matrix.h5ad",
	"kidney/account.txt",
	"plots/umap.png",
	"plots/violin.png",
	"reports/multiqc_report.html",
	"reports/summary.html",
	"calls/sample_01.vcf.gz",
	"calls/sample_02.vcf.gz",
	"manifest.json",
	"notes/readme.md",
];
const runs: readonly [transform: string, name: string | null][] = [
	["Track reads", "ingest-fastq"],
	["Cell Ranger", "nightly-2026-03-12"],
	["Cell Ranger", "nightly-2026-03-13"],
	["Cell Ranger", null],
	["Quality control", "first look"],
	["Call variants", "cohort A"],
];

/** The hash of a judged file: its content is its key. */
export function hashOf(key: string): string {
	return createHash("sha256").update(key).digest("hex");
}

/** Forty records of all kinds, with names as people give them, and some that are easily confused. */
export async function makeJudgedRecords(world: TestWorld): Promise<void> {
	const ctx = await world.person("testuser1");
	for (const handle of ["mallory", "testuser2"]) await world.person(handle);
	const made = new Map<string, MadeRecord>();
	for (const [name, key, type, description = ""] of transforms)
		made.set(name, await makeTransform(ctx, { name, key, type, description }));
	for (const [transform, name] of runs) {
		const of = made.get(transform);
		if (!of) throw new Error(`no transform is called ${transform}`);
		await makeRun(ctx, of, name === null ? {} : { name });
	}
	for (const key of keys) await makeFile(ctx, { key, content: key });
}
