import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import type { Preview, PreviewTable } from "../contracts/previews.ts";
import { maxTextChars } from "./kinds/text.ts";
import { parsePreview } from "./parse-preview.ts";

const preview = (content: string | Buffer, name = "x.txt") =>
	parsePreview({ source: { bytes: Buffer.from(content as string) }, name });

function tablesOf(shown: Preview): PreviewTable[] {
	if (shown.kind !== "tables") throw new Error(`no tables: ${JSON.stringify(shown).slice(0, 300)}`);
	return shown.tables;
}

describe("text", () => {
	it("is shown as it is, and said to be whole or a beginning", async () => {
		expect(await preview("<b>bold</b>\n")).toMatchObject({
			kind: "text",
			text: "<b>bold</b>\n",
			language: null,
			extent: "All of it",
			isWhole: true,
		});
		expect(await preview("")).toMatchObject({ kind: "text", text: "", isWhole: true });
		const long = await preview(`a${"é".repeat(700_000)}`);
		expect(long).toMatchObject({ kind: "text", isWhole: false, extent: "First 65,536 characters" });
		expect(long.kind === "text" && long.text.length).toBe(maxTextChars);
	});

	it("says the language of its name, or of its first line", async () => {
		expect(await preview("print(1)\n", "a/b.py")).toMatchObject({ language: "python" });
		expect(await preview("rule all:\n", "Snakefile")).toMatchObject({ language: "python" });
		expect(await preview("#!/usr/bin/env Rscript\n1\n", "step")).toMatchObject({ language: "r" });
	});

	it("of other bytes is shown as bytes, named where they are known", async () => {
		expect(await preview(Buffer.from([1, 0, 2, 65]))).toMatchObject({
			kind: "hex",
			format: "Binary data",
			lines: [{ offset: "00000000", bytes: "01 00 02 41", text: "···A" }],
		});
		expect(await preview(Buffer.from([0xe9, 0x74]))).toMatchObject({ kind: "hex" });
		expect(await preview(Buffer.from("\x89HDF\r\n\x1a\n\0\0", "latin1"))).toMatchObject({ format: "HDF5" });
	});
});

describe("tables", () => {
	it("are read from CSV and TSV, with their types", async () => {
		const shown = await preview("name,reads,share,day\nA,12,0.5,2026-01-02\nB,,1e-3,2026-01-03\n", "x.csv");
		expect(shown).toMatchObject({ format: "CSV", extent: "All 2 rows", isWhole: true });
		expect(tablesOf(shown)[0]?.columns).toEqual([
			{ name: "name", type: "text", isNumeric: false },
			{ name: "reads", type: "integer", isNumeric: true },
			{ name: "share", type: "number", isNumeric: true },
			{ name: "day", type: "date", isNumeric: false },
		]);
		expect(tablesOf(await preview('a;b\n"1,5";2\n', "x.csv"))[0]?.rows).toEqual([["1,5", "2"]]);
		expect(await preview(gzipSync("a\tb\n1\t2\n"), "x.tsv.gz")).toMatchObject({
			format: "TSV",
			packing: "gzip",
		});
		expect(await preview("a\tb\n1\t2\n3\t4\n", "counts")).toMatchObject({ kind: "tables", format: "TSV" });
	});

	it("number their columns when the first row is no header", async () => {
		const [table] = tablesOf(await preview("1,2\n3,4\n", "x.csv"));
		expect(table?.columns.map(({ name }) => name)).toEqual(["Column 1", "Column 2"]);
		expect(table?.rows).toHaveLength(2);
		expect(table?.note).toContain("No header");
	});

	it("have 200 rows and 100 columns at most, and say when there is more", async () => {
		const shape = async (rows: number, columns: number) => {
			const shown = await preview(`${"a,".repeat(columns - 1)}1\n`.repeat(rows), "x.csv");
			const [table] = tablesOf(shown);
			return [table?.columns.length, table?.rows.length, "extent" in shown && shown.extent];
		};
		expect(await shape(200, 100)).toEqual([100, 200, "All 200 rows"]);
		expect(await shape(201, 2)).toEqual([2, 200, "First 200 of 201 rows"]);
		expect(await shape(400_000, 2)).toEqual([2, 200, "First 200 rows"]);
		expect(await shape(3, 101)).toEqual([100, 3, "All 3 rows"]);
	});

	it("name the columns of formats that have no header", async () => {
		const [table] = tablesOf(await preview("track x\n#c\nchr1\t0\t10\n".slice(8), "x.bed"));
		expect(table?.columns.map(({ name }) => name)).toEqual(["chrom", "start", "end"]);
		expect(table?.rows).toEqual([["chr1", "0", "10"]]);
	});

	it("are read from Parquet by ranges, with null, nested and large numbers", async () => {
		const bytes = Buffer.from(
			parquetWriteBuffer({
				columnData: [
					{ name: "sample", data: Array.from({ length: 500 }, (_, i) => `s${i}`), type: "STRING" },
					{
						name: "reads",
						data: Array.from({ length: 500 }, (_, i) => 2n ** 60n + BigInt(i)),
						type: "INT64",
					},
					{
						name: "tags",
						data: Array.from({ length: 500 }, (_, i) => (i === 0 ? null : { a: i })),
						type: "JSON",
					},
				],
			}),
		);
		const shown = await preview(bytes, "whatever.bin");
		expect(shown).toMatchObject({ format: "Parquet", extent: "First 200 of 500 rows", isWhole: false });
		const [table] = tablesOf(shown);
		expect(table?.columns.map(({ name, type }) => [name, type])).toEqual([
			["sample", "string"],
			["reads", "int64"],
			["tags", "json"],
		]);
		expect(table?.rows[0]).toEqual(["s0", "1152921504606846976", null]);
		expect(table?.rows[1]?.[2]).toBe('{"a":1}');
		expect(table?.note).toBe("500 rows in 1 row group.");
	});
});

describe("JSON", () => {
	it("is a tree that keeps numbers as they are written", async () => {
		const shown = await preview('{"id": 12345678901234567890, "list": [true, null, "x"]}', "x.json");
		expect(shown).toMatchObject({
			kind: "json",
			root: {
				type: "object",
				total: 2,
				entries: [
					{ key: "id", node: { type: "number", text: "12345678901234567890" } },
					{ key: "list", node: { type: "array", total: 3 } },
				],
			},
		});
	});

	it("that goes on has the tree of its beginning", async () => {
		const shown = await preview(`[${'{"a":1},'.repeat(300_000)}0]`, "x.json");
		if (shown.kind !== "json" || !("entries" in shown.root)) throw new Error("no tree");
		expect(shown).toMatchObject({ isWhole: false, root: { isCut: true } });
		expect(shown.root.entries).toHaveLength(200);
		expect(shown.root.total).toBeGreaterThan(100_000);
	});

	it("of lines is a table when all are objects, else a list", async () => {
		const rows = await preview('{"a":1,"b":[1,2]}\n{"a":null,"c":"x"}\n', "x.jsonl");
		expect(tablesOf(rows)[0]).toMatchObject({
			columns: [{ name: "a" }, { name: "b" }, { name: "c" }],
			rows: [
				["1", "[1, 2]", null],
				[null, null, "x"],
			],
		});
		expect(await preview("[1]\n[2]\n", "x.ndjson")).toMatchObject({ kind: "json", extent: "All 2 values" });
	});

	it("that is none is text", async () => {
		expect(await preview("{not json}", "x.json")).toMatchObject({ kind: "text", language: "json" });
	});
});

describe("sequences", () => {
	const read = "@read1 lane 2\nACGT\n+\nII!I\n";

	it("of FASTQ are reads with their quality, counted when all were looked at", async () => {
		expect(await preview(gzipSync(read.repeat(60)), "x.fastq.gz")).toMatchObject({
			kind: "reads",
			format: "FASTQ",
			packing: "gzip",
			extent: "First 25 of 60 reads",
		});
		const one = await preview(read, "no-suffix");
		expect(one).toMatchObject({
			extent: "The one read",
			reads: [{ name: "read1 lane 2", sequence: "ACGT", quality: "II!I", length: 4, meanQuality: 30 }],
		});
	});

	it("whose beginning alone can be unpacked show what comes out of it", async () => {
		const text = Array.from({ length: 90_000 }, (_, i) => `@read${i * 7919}\nACGTTGCA\n+\nIIIIIIII\n`).join(
			"",
		);
		const shown = await preview(gzipSync(text), "x.fq.gz");
		expect(shown).toMatchObject({ kind: "reads", extent: "First 25 reads", isWhole: false });
	});

	it("of FASTA are named, with their lengths", async () => {
		const [table] = tablesOf(await preview(">chr1 first\nACGT\nAC\n>chr2\nTT\n", "x.fa"));
		expect(table?.rows).toEqual([
			["chr1", "first", "6", "ACGTAC"],
			["chr2", "", "2", "TT"],
		]);
	});

	it("of SAM and VCF have a header and rows", async () => {
		const sam =
			"@HD\tVN:1.6\tSO:coordinate\n@SQ\tSN:chr1\tLN:1000\nr1\t0\tchr1\t1\t60\t4M\t*\t0\t0\tACGT\tIIII\tNM:i:0\n";
		const shown = await preview(sam, "x.sam");
		expect(tablesOf(shown).map(({ title }) => title)).toEqual([
			"File (@HD)",
			"References (@SQ): 1",
			"Alignments",
		]);
		const vcf = "##fileformat=VCFv4.2\n##source=x\n#CHROM\tPOS\tID\nchr1\t5\trs1\n";
		const variants = await preview(vcf, "x.vcf");
		expect(tablesOf(variants)[0]?.rows).toEqual([["chr1", "5", "rs1"]]);
		expect(variants).toMatchObject({ text: "##fileformat=VCFv4.2\n##source=x", extent: "The one variant" });
	});
});

describe("BAM", () => {
	const bam = (header: string, length = header.length) => {
		const size = Buffer.alloc(4);
		size.writeInt32LE(length);
		const references = Buffer.from([25, 0, 0, 0]);
		return gzipSync(
			Buffer.concat([Buffer.from("BAM\x01"), size, Buffer.from(header), references, Buffer.alloc(64)]),
		);
	};

	it("shows its header as tables, and how many references there are", async () => {
		const header = "@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:1000\n@PG\tID:bwa\tCL:bwa mem a b\n";
		const shown = await preview(bam(header), "x.bam");
		expect(shown).toMatchObject({ format: "BAM", extent: "Header, 25 references", text: header });
		expect(tablesOf(shown)[1]).toMatchObject({ title: "References (@SQ): 1", rows: [["chr1", "1000"]] });
	});

	it("with a header length that cannot be has none", async () => {
		expect(await preview(bam("@HD", -5), "x.bam")).toMatchObject({ tables: [], text: "" });
		expect(await preview(bam("@HD\tVN:1", 1e9), "x.bam")).toMatchObject({
			extent: "Beginning of the header",
		});
	});
});

describe("Markdown, pictures and notebooks", () => {
	it("of Markdown is HTML", async () => {
		expect(await preview("# Title\n\n*x*", "README.md")).toMatchObject({
			kind: "markdown",
			html: "<h2>Title</h2>\n<p><em>x</em></p>\n",
		});
	});

	it("of a picture says its type and size", async () => {
		const png = Buffer.from(
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
			"base64",
		);
		expect(await preview(png, "no-suffix")).toMatchObject({ kind: "image", mime: "image/png", width: 1 });
	});

	it("of a notebook has cells with what they printed", async () => {
		const notebook = {
			nbformat: 4,
			metadata: { language_info: { name: "R" } },
			cells: [
				{ cell_type: "markdown", source: ["# A\n", "b"] },
				{
					cell_type: "code",
					source: "1+1",
					execution_count: 3,
					outputs: [
						{ output_type: "stream", name: "stderr", text: "\u001b[31mred\u001b[0m plain" },
						{ output_type: "execute_result", data: { "text/plain": "2", "text/html": "<b>2</b>" } },
						{ output_type: "error", ename: "E", evalue: "bad", traceback: ["\u001b[1mline\u001b[0m"] },
					],
				},
			],
		};
		const shown = await preview(JSON.stringify(notebook), "x.ipynb");
		expect(shown).toMatchObject({
			kind: "notebook",
			extent: "All 2 cells",
			notebook: {
				language: "r",
				cells: [
					{ type: "markdown", html: "<h2>A</h2>\n<p>b</p>\n" },
					{
						type: "code",
						executionCount: 3,
						outputs: [
							{ type: "text", isError: true, spans: [{ text: "red", color: "red" }, { text: " plain" }] },
							{ type: "html", html: "<b>2</b>" },
							{ type: "error", name: "E", message: "bad", spans: [{ text: "line", isBold: true }] },
						],
					},
				],
			},
		});
	});
});
