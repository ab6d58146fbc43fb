import { expect, test } from "vitest";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { layoutGraph } from "../../../lib/lineage/layout/layout-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { layoutInput } from "../layout-input.ts";
import { toSvg } from "./to-svg.ts";

const palette = { of: (css: string) => css, edge: "grey", lit: "blue", text: "black", surface: "white" };
const now = Date.parse("2026-03-01T10:00:00Z");

function picture(name: string, parts: number) {
	const files = Array.from({ length: parts }, (_, i) => fileNode(`parts/${i}.csv`, { suffix: ".csv" }));
	const view = viewOf(
		[fileNode(name), runNode("split"), ...files],
		[flowEdge(name, "split"), ...files.map(({ id }) => flowEdge("split", id, { viaHidden: 2 }))],
	);
	const graph = foldGraph(view);
	const svg = toSvg(graph, layoutGraph(layoutInput(graph)), { palette, caption: `Lineage of ${name}`, now });
	return svg;
}

test("has every card, edge and word, a legend, and says of what and when it is", () => {
	const svg = picture("raw.csv", 3);
	expect(svg.match(/<g transform="translate\([^)]+\)"><rect x="0"/g)?.length ?? 0).toBe(4 + 1);
	expect(svg.match(/marker-end/g)).toHaveLength(4);
	expect(svg).toContain("raw.csv");
	expect(svg.match(/via 2 hidden/g)).toHaveLength(3);
	for (const word of ["file", "run", "transform", "person"]) expect(svg).toContain(`>${word}</text>`);
	expect(svg).toContain("Lineage of raw.csv · 2026-03-01 10:00 UTC");
});

test("draws a group as one pile", () => {
	expect(picture("raw.csv", 40)).toContain("40 files · .csv");
});

test("is well-formed whatever a key holds", () => {
	const svg = picture('a<b>&"c\u0007', 1);
	expect(svg).toContain("a&lt;b&gt;&amp;&quot;c");
	expect(svg).not.toContain("\u0007");
});
