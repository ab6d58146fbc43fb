import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { maxTextBytes, parsePreview } from "./parse-preview.ts";

const preview = (content: string | Buffer, suffix = ".txt", isWhole = true) =>
	parsePreview({ head: Buffer.from(content as string), suffix, isWhole });

describe("text", () => {
	it("is shown as it is, and said to be whole or a beginning", async () => {
		expect(await preview("<b>bold</b>\n")).toEqual({ kind: "text", text: "<b>bold</b>\n", isWhole: true });
		expect(await preview("one\ntwo", ".txt", false)).toMatchObject({ text: "one\ntwo", isWhole: false });
		expect(await preview("")).toEqual({ kind: "text", text: "", isWhole: true });
	});

	it("is cut at the bound, also in the middle of a letter", async () => {
		const shown = await preview(`a${"é".repeat(maxTextBytes)}`);
		expect(shown).toMatchObject({ kind: "text", isWhole: false });
		expect(Buffer.byteLength(shown.kind === "text" ? shown.text : "")).toBe(maxTextBytes - 1);
	});

	it("of other bytes says why there is none", async () => {
		expect(await preview(Buffer.from([1, 0, 2]))).toMatchObject({
			kind: "none",
			reason: expect.stringContaining("not text"),
		});
		expect(await preview(Buffer.from([0xe9, 0x74]))).toMatchObject({
			kind: "none",
			reason: expect.stringContaining("UTF-8"),
		});
	});
});

describe("tables", () => {
	it("are read from CSV and TSV, packed or not", async () => {
		const table = { kind: "table", titles: ["a", "b"], rows: [["1", "2"]], isWhole: true };
		expect(await preview("a,b\n1,2\n", ".csv")).toEqual(table);
		expect(await preview("a\tb\n1\t2\n", ".tsv")).toEqual(table);
		expect(await preview(gzipSync("a\tb\n1\t2\n"), ".tsv.gz")).toEqual(table);
	});

	it("have 200 rows and 100 columns at most, and say when there is more", async () => {
		const shape = async (rows: number, columns: number) => {
			const shown = await preview(`${"1,".repeat(columns - 1)}1\n`.repeat(rows), ".csv");
			if (shown.kind !== "table") throw new Error("no table");
			return [shown.titles.length, shown.rows.length, shown.rows[0]?.length, shown.isWhole];
		};
		expect(await shape(201, 100)).toEqual([100, 200, 100, true]);
		expect(await shape(202, 2)).toEqual([2, 200, 2, false]);
		expect(await shape(3, 101)).toEqual([100, 2, 100, false]);
	});

	it("are text when there is no row", async () => {
		expect(await preview("", ".csv")).toMatchObject({ kind: "text", text: "" });
	});
});

describe("packed files", () => {
	const reads = "@read1\nACGT\n+\nIIII\n";

	it("are shown unpacked", async () => {
		expect(await preview(gzipSync(reads), ".fastq.gz")).toEqual({ kind: "text", text: reads, isWhole: true });
	});

	it("whose beginning alone is there show what comes out of it", async () => {
		const text = Array.from({ length: 9_000 }, (_, i) => `@read${i * 7919}\n`).join("");
		const packed = gzipSync(text);
		const shown = await preview(packed.subarray(0, packed.length >> 1), ".fastq.gz", false);
		expect(shown).toMatchObject({ kind: "text", isWhole: false });
		expect(text.startsWith(shown.kind === "text" ? shown.text : "-")).toBe(true);
	});

	it("that are damaged from the start say so", async () => {
		const packed = gzipSync(reads);
		packed.fill(0xff, 10);
		expect(await preview(packed, ".fastq.gz")).toMatchObject({
			kind: "none",
			reason: expect.stringContaining("unpacked"),
		});
	});

	it("that unpack to far more stop at the bound", async () => {
		const shown = await preview(gzipSync(Buffer.alloc(200 << 20, "A")), ".gz");
		expect(shown).toEqual({ kind: "text", text: "A".repeat(maxTextBytes), isWhole: false });
	});
});

describe("BAM", () => {
	const bam = (header: string, length = header.length) => {
		const size = Buffer.alloc(4);
		size.writeInt32LE(length);
		return gzipSync(Buffer.concat([Buffer.from("BAM\x01"), size, Buffer.from(header), Buffer.alloc(64)]));
	};

	it("shows its header", async () => {
		const header = "@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:1000\n";
		expect(await preview(bam(header), ".bam")).toEqual({ kind: "text", text: header, isWhole: false });
	});

	it("with a header length that cannot be is no text", async () => {
		expect(await preview(bam("@HD", -5), ".bam")).toMatchObject({
			kind: "none",
			reason: expect.stringContaining("not text"),
		});
	});
});
