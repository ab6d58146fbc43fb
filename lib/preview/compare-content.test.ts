import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compareContent } from "./compare-content.ts";

const compare = (older: string | Buffer, newer: string | Buffer, name: string) =>
	compareContent({
		older: { bytes: Buffer.from(older as string) },
		newer: { bytes: Buffer.from(newer as string) },
		name,
	});

it("says which lines of a text changed, packed or not", async () => {
	const shown = await compare(gzipSync("a\nb\nc\n"), "a\nB\nc\nd\n", "x.txt.gz");
	expect(shown).toEqual({
		kind: "content",
		table: null,
		hunks: [
			{
				olderStart: 1,
				newerStart: 1,
				lines: [
					{ sign: " ", text: "a" },
					{ sign: "-", text: "b" },
					{ sign: "+", text: "B" },
					{ sign: " ", text: "c" },
					{ sign: "+", text: "d" },
				],
			},
		],
		added: 2,
		removed: 1,
		reason: null,
	});
	expect(await compare("same", gzipSync("same"), "x.txt")).toEqual({ kind: "same" });
});

it("says which columns, types and rows of a table changed", async () => {
	expect(await compare("a,b\n1,2\n", "a,c\nx,2\ny,3\n", "x.csv")).toMatchObject({
		table: {
			columnsAdded: ["c"],
			columnsRemoved: ["b"],
			typesChanged: [{ name: "a", before: "integer", after: "text" }],
			before: "1 row",
			after: "2 rows",
		},
		added: 3,
		removed: 2,
	});
});

it("says why other bytes, and large texts, are not compared", async () => {
	expect(await compare(Buffer.from([0, 1]), Buffer.from([0, 2]), "x.bin")).toMatchObject({ kind: "none" });
	expect(await compare("a\n".repeat(600_000), "b\n", "x.txt")).toMatchObject({
		kind: "none",
		reason: expect.stringContaining("1 MB"),
	});
	const random = (seed: number) =>
		Array.from({ length: 120_000 }, (_, i) => ((i * seed) % 99_991).toString(36)).join("\n");
	const shown = await compare(random(7919), random(104_729), "x.txt");
	expect(shown.kind === "none" ? shown.reason : `${shown.kind}`).toMatch(/too different|content/);
	expect(JSON.stringify(shown).length).toBeLessThan(200_000);
});
