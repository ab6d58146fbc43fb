import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineageEdge, LineageNode } from "../../contracts/lineage.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../testing.ts";
import { foldGraph, minGroup } from "./fold-graph.ts";
import { groupTitle, sharedTitle } from "./group-text.ts";
import type { LineageGroup } from "./types.ts";

/** Samples that each go through the same two steps, and are merged by one run. */
function cohort(samples: number) {
	const nodes: LineageNode[] = [fileNode("cohort.vcf", { suffix: ".vcf" }), runNode("merge")];
	const edges: LineageEdge[] = [flowEdge("merge", "cohort.vcf")];
	for (let i = 0; i < samples; i++) {
		nodes.push(
			fileNode(`raw/s${i}.fastq.gz`, { suffix: ".fastq.gz" }),
			runNode(`trim ${i}`, { transform: { uid: "t2", name: "trim", version: "1", type: "pipeline" } }),
			fileNode(`bam/s${i}.bam`, { suffix: ".bam" }),
		);
		edges.push(
			flowEdge(`raw/s${i}.fastq.gz`, `trim ${i}`),
			flowEdge(`trim ${i}`, `bam/s${i}.bam`),
			flowEdge(`bam/s${i}.bam`, "merge"),
		);
	}
	return viewOf(nodes, edges);
}

const groupsOf = (nodes: readonly { kind: string }[]) =>
	nodes.filter((node): node is LineageGroup => node.kind === "group");

describe("foldGraph", () => {
	it("draws forty samples that went the same way as one line", () => {
		const drawn = foldGraph(cohort(40));
		expect(groupsOf(drawn.nodes).map(groupTitle)).toEqual([
			"40 files · .fastq.gz",
			"40 runs · trim",
			"40 files · .bam",
		]);
		expect(drawn.nodes).toHaveLength(5);
		expect(drawn.edges.map(({ count }) => count).sort()).toEqual([1, 40, 40, 40]);
	});

	it("takes the way of a record that is shown out of its groups, and leaves the others in", () => {
		const drawn = foldGraph(cohort(40), { shown: new Set(["bam/s7.bam"]) });
		expect(groupsOf(drawn.nodes).map(({ members }) => members.length)).toEqual([39, 39, 39]);
		expect(drawn.nodes.map(({ id }) => id)).toEqual(
			expect.arrayContaining(["raw/s7.fastq.gz", "trim 7", "bam/s7.bam"]),
		);
	});

	it("keeps a group's name when others than its first are taken out", () => {
		const ids = (shown: string[]) =>
			groupsOf(foldGraph(cohort(40), { shown: new Set(shown) }).nodes).map(({ id }) => id);
		expect(ids(["bam/s7.bam"])).toEqual(ids([]));
	});

	it("keeps what is new out of the groups of what is old", () => {
		const apart = new Set(Array.from({ length: 6 }, (_, i) => `bam/s${i}.bam`));
		const drawn = foldGraph(cohort(20), { apart });
		expect(groupsOf(drawn.nodes).map(groupTitle)).toEqual([
			"6 files · .fastq.gz",
			"6 runs · trim",
			"6 files · .bam",
			"14 files · .fastq.gz",
			"14 runs · trim",
			"14 files · .bam",
		]);
	});

	it("opens the group that a member names, and no other", () => {
		const drawn = foldGraph(cohort(10), { unfolded: new Set(["trim 3"]) });
		expect(groupsOf(drawn.nodes).map(({ of }) => of)).toEqual(["file", "file"]);
		expect(drawn.nodes.filter(({ kind }) => kind === "run")).toHaveLength(11);
	});

	it("tells runs that failed from those that completed", () => {
		const view = cohort(12);
		for (const node of view.nodes) if (node.kind === "run" && node.name === "trim 5") node.status = "failed";
		const drawn = foldGraph(view);
		expect(drawn.nodes.map(({ id }) => id)).toContain("trim 5");
	});

	it("folds fewer than five, people, and an archived record with others not", () => {
		expect(foldGraph(cohort(4)).nodes).toHaveLength(14);
		const files = Array.from({ length: 6 }, (_, i) => fileNode(`f${i}`, { isArchived: i === 0 }));
		const view = viewOf(
			[runNode("r"), ...files],
			files.map(({ id }) => flowEdge("r", id)),
		);
		expect(groupsOf(foldGraph(view).nodes).map(({ members }) => members.length)).toEqual([5]);
		expect(foldGraph(view, { isFolding: false })).toMatchObject({ nodes: view.nodes, edges: view.edges });
	});

	it("never puts the steps of a chain of alike runs together", () => {
		const nodes: LineageNode[] = [];
		for (let i = 0; i < 60; i++) nodes.push(fileNode(`f${i}`), runNode(`r${i}`));
		const edges = nodes.slice(1).map((node, i) => flowEdge(nodes[i]?.id ?? "", node.id));
		expect(groupsOf(foldGraph(viewOf(nodes, edges)).nodes)).toEqual([]);
	});

	it("loses no record and no edge, and makes no cycle of what had none", () => {
		const anyGraph = fc.tuple(
			fc.array(fc.constantFrom(".csv", ".bam"), { minLength: 1, maxLength: 40 }),
			fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 80 }),
		);
		fc.assert(
			fc.property(anyGraph, ([suffixes, pairs]) => {
				const nodes = suffixes.map((suffix, i) => fileNode(`n${i}`, { suffix }));
				const edges = [...new Map(pairs.map(([a, b]) => [`${Math.min(a, b)}>${Math.max(a, b)}`, [a, b]]))]
					.map(([, [a = 0, b = 0]]) => flowEdge(`n${Math.min(a, b)}`, `n${Math.max(a, b)}`))
					.filter(({ source, target }) => source !== target && Number(target.slice(1)) < nodes.length);
				const drawn = foldGraph(viewOf(nodes, edges));
				const members = drawn.nodes.flatMap((node) => (node.kind === "group" ? node.members : [node]));
				expect(members.map(({ id }) => id).sort()).toEqual(nodes.map(({ id }) => id).sort());
				expect(drawn.edges.reduce((sum, { count }) => sum + count, 0)).toBe(edges.length);
				for (const group of groupsOf(drawn.nodes))
					expect(group.members.length).toBeGreaterThanOrEqual(minGroup);
				expect(hasCycle(drawn.edges)).toBe(false);
			}),
		);
	});
});

function hasCycle(edges: readonly LineageEdge[]): boolean {
	let left = [...edges];
	for (;;) {
		const targets = new Set(left.map(({ target }) => target));
		const next = left.filter(({ source }) => targets.has(source));
		if (next.length === left.length) return left.length > 0;
		left = next;
	}
}

describe("sharedTitle", () => {
	it("is what all titles begin with, without half a number", () => {
		expect(sharedTitle([fileNode("raw/s10.fq"), fileNode("raw/s11.fq")])).toBe("raw/s…");
		expect(sharedTitle([fileNode("a.csv"), fileNode("b.csv")])).toBe("");
	});
});
