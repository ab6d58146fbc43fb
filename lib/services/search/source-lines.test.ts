import { describe, expect, it } from "vitest";
import { sourceLines } from "./source-lines.ts";
import { parseTerms } from "./terms.ts";

const find = (source: string, q: string) =>
	sourceLines(source, parseTerms(q)).lines.map(({ cell, line, text }) => `${cell ?? "-"}:${line} ${text}`);

describe("lines of a source", () => {
	const code = "import csv\n\ndef read_counts(path):\n\trows = csv.reader(path)\n\treturn rows\n";
	it("are those with all of what was typed, with their numbers", () => {
		expect(find(code, "csv.reader")).toEqual(["-:4 rows = csv.reader(path)"]);
		expect(find(code, "READ_counts")).toEqual(["-:3 def read_counts(path):"]);
	});
	it("are those with all words, else with any", () => {
		expect(find(code, "reader rows")).toEqual(["-:4 rows = csv.reader(path)"]);
		expect(find(code, "return import")).toEqual(["-:1 import csv", "-:5 return rows"]);
	});
	it("are none where a word is missing", () => {
		expect(find(code, "csv parquet")).toEqual([]);
	});
	it("are counted though only the first are shown", () => {
		const { lines, lineCount } = sourceLines("same\r\n".repeat(9), parseTerms("same"));
		expect([lines.length, lineCount]).toEqual([3, 9]);
	});
	it("are shortened about what matched", () => {
		const [line] = sourceLines(`${"x".repeat(5000)}needle${"y".repeat(5000)}`, parseTerms("needle")).lines;
		expect(line?.text.length).toBeLessThan(210);
		const [[from, to] = [0, 0]] = line?.marks ?? [];
		expect(line?.text.slice(from, to)).toBe("needle");
	});
	it("of a notebook are lines of its cells, not of what they printed", () => {
		const notebook = JSON.stringify({
			nbformat: 4,
			cells: [
				{ cell_type: "markdown", source: "# Counts" },
				{ cell_type: "code", source: ["a = 1\n", "plot(a)"], outputs: [{ text: "printed" }] },
			],
		});
		expect(find(notebook, "plot")).toEqual(["2:2 plot(a)"]);
		expect(find(notebook, "printed")).toEqual([]);
	});
});
