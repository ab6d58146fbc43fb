import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LineageEdge, LineageNode, LineageView } from "../../../lib/contracts/lineage.ts";
import { boxGraph } from "../../../lib/lineage/boxes/box-graph.ts";
import { boxTree } from "../../../lib/lineage/boxes/box-tree.ts";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { layOut } from "../lay-out.ts";
import { layoutInput } from "../layout-input.ts";
import { toSvg } from "./to-svg.ts";

// What graphs look like, as pictures in scenes/: open them to see what a change did. The same fold, layout and drawing
// of edges as on the page; colours by their names, so that one picture stands for both themes.

const palette = {
	of: (css: string) => css,
	edge: "var(--w-edge)",
	lit: "var(--w-file)",
	text: "var(--w-text)",
	surface: "var(--w-surface)",
};

/** Steps as `from > to`; names with a dot are files, others runs. */
function steps(...pairs: string[]): LineageView {
	const nodes = new Map<string, LineageNode>();
	const edges: LineageEdge[] = [];
	for (const pair of pairs) {
		const [from = "", to = ""] = pair.split(" > ");
		for (const name of [from, to])
			nodes.set(
				name,
				name.includes(".")
					? fileNode(name, { suffix: `.${name.split(".").slice(1).join(".")}` })
					: runNode(name),
			);
		edges.push(flowEdge(from, to, { kind: to.includes(".") ? "output" : "input" }));
	}
	return viewOf([...nodes.values()], edges);
}

/** Steps of which some runs were started by another. */
function inBox(parent: string, inside: readonly string[], view: LineageView): LineageView {
	const { depth: _, hidden: __, ...box } = runNode(parent, { parentId: null });
	const nodes = view.nodes.map((node) =>
		node.kind === "run" && inside.includes(node.id) ? { ...node, parentId: parent } : node,
	);
	return { ...view, nodes, boxes: [box] };
}

const samples = Array.from({ length: 12 }, (_, i) => `${i + 1}`);
const scenes: Record<string, LineageView> = {
	box: inBox(
		"nightly",
		["align", "sort"],
		steps(
			...["reads.fastq > align", "align > out.bam", "out.bam > sort", "sort > sorted.bam"],
			...["sorted.bam > call", "reads.fastq > report", "sorted.bam > report"],
		),
	),
	chain: steps("reads.fastq > align", "align > aligned.bam", "aligned.bam > call", "call > calls.vcf"),
	"past-cards": steps(
		...["genome.fa > index", "index > genome.idx", "genome.idx > align", "reads.fastq > align"],
		...["align > out.bam", "out.bam > call", "genome.fa > call", "call > calls.vcf", "genome.fa > report"],
		...["calls.vcf > report", "report > report.html"],
	),
	siblings: steps(
		...samples.flatMap((i) => [
			`reads_${i}.fastq > align_${i}`,
			`align_${i} > out_${i}.bam`,
			`out_${i}.bam > merge`,
		]),
		"merge > counts.csv",
	),
	"separate-parts": steps("a.csv > one", "one > b.csv", "c.csv > two", "two > d.csv", "two > e.csv"),
	cycle: steps(
		"state.db > update",
		"update > state.db",
		"update > log.txt",
		"log.txt > rotate",
		"rotate > state.db",
	),
};

describe("pictures of fixed scenes", () => {
	for (const [name, view] of Object.entries(scenes)) {
		it(`draws ${name} as before`, async () => {
			const tree = boxTree(view);
			const graph = boxGraph(foldGraph(view, { boxOf: tree.homeOf }), tree, new Set());
			const places = layOut(layoutInput(graph));
			const now = Date.parse("2026-03-01T10:00:00Z");
			const svg = toSvg(graph, places, { palette, caption: name, now });
			await expect(svg).toMatchFileSnapshot(join(import.meta.dirname, "scenes", `${name}.svg`));
		});
	}
});
