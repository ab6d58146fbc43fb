import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiffPart, SourceDiff } from "../../contracts/transform-comparison.ts";
import { compareSource } from "./compare-source.ts";

const compare = (olderSource: string, newerSource: string) => compareSource({ olderSource, newerSource });
const notebook = (...cells: [type: string, source: string, outputs?: unknown[]][]) =>
	JSON.stringify({
		nbformat: 4,
		cells: cells.map(([cell_type, source, outputs = []]) => ({ cell_type, source, outputs })),
	});
const cellsOf = ({ parts }: SourceDiff) =>
	parts.map(({ olderCell, newerCell, change }) => [olderCell, newerCell, change]);

/** Both texts, put together again from what the comparison says. */
function rebuilt(parts: readonly DiffPart[]): { older: string[]; newer: string[] } {
	const older: string[] = [];
	const newer: string[] = [];
	for (const stretch of parts.flatMap(({ stretches }) => stretches)) {
		if (stretch.kind === "same") {
			expect([stretch.olderNo, stretch.newerNo]).toEqual([older.length + 1, newer.length + 1]);
			older.push(...(stretch.lines ?? []));
			newer.push(...(stretch.lines ?? []));
			continue;
		}
		for (const row of stretch.rows) {
			if (row.older) expect(row.older.no).toBe(older.push(row.older.text));
			if (row.newer) expect(row.newer.no).toBe(newer.push(row.newer.text));
		}
	}
	return { older, newer };
}

describe("comparing sources by lines", () => {
	it("pairs a line with what became of it, and marks the words that changed", async () => {
		const diff = await compare("a = 1\nb = load(x)\n", "a = 1\nimport y\nb = load(y)\n");
		expect(diff).toMatchObject({ outcome: "changed", by: "lines", added: 2, removed: 1, note: null });
		expect(diff.parts[0]?.stretches.at(-1)).toEqual({
			kind: "changed",
			rows: [
				{ older: null, newer: { no: 2, text: "import y", marks: [] } },
				{
					older: { no: 2, text: "b = load(x)", marks: [{ start: 9, end: 10 }] },
					newer: { no: 3, text: "b = load(y)", marks: [{ start: 9, end: 10 }] },
				},
			],
		});
	});

	it("folds what is far from any change, and keeps three lines about each", async () => {
		const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`);
		const changed = lines.with(50, "another");
		const { parts } = await compare(lines.join("\n"), changed.join("\n"));
		expect(
			parts[0]?.stretches.map((s) => (s.kind === "same" ? [s.olderNo, s.lineCount, s.isFolded] : "changed")),
		).toEqual([[1, 47, true], [48, 3, false], "changed", [52, 3, false], [55, 46, true]]);
	});

	it("tells line ends alone from changed code, and equal code from both", async () => {
		expect(await compare("a\nb\n", "a\r\nb")).toMatchObject({
			outcome: "changed",
			added: 0,
			parts: [],
			note: "Only how their lines end differs.",
		});
		expect(await compare("a\nb\n", "a\nb\n")).toMatchObject({ outcome: "same", parts: [] });
		expect(await compare("", "a\n")).toMatchObject({ outcome: "changed", added: 1, removed: 0 });
	});

	it("bounds what it shows, and still counts all", async () => {
		const many = (word: string) => Array.from({ length: 9000 }, (_, i) => `${word} ${i}`).join("\n");
		const diff = await compare("", many("line"));
		expect(diff.added).toBe(9000);
		expect(diff.note).toBe("Of what changed, about the first 3,000 lines are shown.");
		const rows = diff.parts[0]?.stretches.flatMap((s) => (s.kind === "changed" ? s.rows : [])) ?? [];
		expect(rows).toHaveLength(3000);
		const long = await compare("x", "y".repeat(5000));
		expect(JSON.stringify(long)).toContain("4000 more characters");
		expect(await compare("x", "y".repeat(1_000_001))).toMatchObject({
			outcome: "unknown",
			reason: expect.stringContaining("million"),
		});
		const far = `${many("same")}\n`;
		const [first] = (await compare(`${far}a`, `${far}b`)).parts[0]?.stretches ?? [];
		expect(first).toMatchObject({ kind: "same", lineCount: 8997, lines: null, isFolded: true });
	});

	it("loses and invents no line, whatever the texts are", async () => {
		const line = fc.constantFrom<string[]>("a", "b", "c = 1", "c = 2", "", "  d(e)", "d(f)");
		const text = fc.array(line, { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(text, text, async (older, newer) => {
				const [a, b] = [older.concat("end").join("\n"), newer.concat("end").join("\n")];
				const diff = await compare(a, b);
				if (diff.outcome === "same") {
					expect(a).toBe(b);
					return;
				}
				const { older: left, newer: right } = rebuilt(diff.parts);
				expect([left.join("\n"), right.join("\n")]).toEqual([a, b]);
			}),
		);
	});
});

describe("comparing notebooks", () => {
	it("goes by cells: moved, changed, added and removed ones, outputs left out", async () => {
		const older = notebook(["markdown", "# Title"], ["code", "x = load(1)\nx"], ["code", "plot(x)"]);
		const newer = notebook(
			["markdown", "# Title"],
			["code", "import q"],
			["code", "x = load(2)\nx", [{ output_type: "stream", text: "1" }]],
		);
		const diff = await compare(older, newer);
		expect(diff.by).toBe("cells");
		expect(cellsOf(diff)).toEqual([
			[1, 1, "same"],
			[null, 2, "added"],
			[2, 3, "changed"],
			[3, null, "removed"],
		]);
		expect([diff.added, diff.removed]).toEqual([2, 2]);
	});

	it("finds them the same when only outputs differ", async () => {
		const older = notebook(["code", "x"]);
		const newer = notebook(["code", "x", [{ output_type: "stream", text: "<script>1</script>" }]]);
		expect(await compare(older, newer)).toMatchObject({ outcome: "same", by: "cells", parts: [] });
	});

	it("takes a cell that became another kind for another cell", async () => {
		const diff = await compare(notebook(["code", "x = 1"]), notebook(["markdown", "x = 1"]));
		expect(cellsOf(diff)).toEqual([
			[1, null, "removed"],
			[null, 1, "added"],
		]);
	});

	it("compares a notebook and a script by lines", async () => {
		expect((await compare(notebook(["code", "x"]), "x\n")).by).toBe("lines");
	});
});
