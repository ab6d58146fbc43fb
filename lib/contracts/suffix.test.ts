import { expect, it } from "vitest";
import { suffixOf } from "./suffix.ts";

it.each([
	["fastqs/input.fastq.gz", ".fastq.gz"],
	["bams/output.bam", ".bam"],
	["release.tar.gz", ".tar.gz"],
	["cellranger-7.2.0.tar.gz", ".tar.gz"],
	["reads.1.gz", ".gz"],
	["notes.GZ", ".gz"],
	["SAMPLE.FASTQ.GZ", ".fastq.gz"],
	["table.csv.zst", ".csv.zst"],
	["archive.7z", ".7z"],
	["a.b/README", ""],
	[".bashrc", ""],
	["..hidden", ""],
	[".config.json", ".json"],
	[".gz", ""],
	["x.gz", ".gz"],
	["Dr. Who", ""],
	["v1.2", ""],
	["ends with a dot.", ""],
	["📊 résumé.pdf", ".pdf"],
	["", ""],
])("takes from %j the suffix %j", (key, suffix) => {
	expect(suffixOf(key)).toBe(suffix);
});
