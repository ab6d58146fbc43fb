import { describe, expect, it } from "vitest";
import { toMermaid } from "./mermaid.ts";
import { fileNode, flowEdge, runNode, viewOf } from "./testing.ts";
import { lineageTree } from "./text.ts";

const story = viewOf(
	[
		fileNode("bams/output.bam", { versionNo: 2, isStale: true }),
		runNode("align"),
		fileNode("fastqs/input.fastq.gz", { hidden: { up: 1, down: 0 } }),
		fileNode("genome.fa"),
		runNode("report", { status: "running" }),
	],
	[
		flowEdge("align", "bams/output.bam"),
		flowEdge("fastqs/input.fastq.gz", "align"),
		flowEdge("genome.fa", "align"),
		flowEdge("bams/output.bam", "report"),
	],
);

describe("lineageTree", () => {
	it("draws where the focus comes from and where it goes", () => {
		expect(lineageTree(story)).toBe(
			[
				"file bams/output.bam  v2 · made from an older version · by testuser1",
				"comes from",
				"└─ run align  qc.ipynb 1 · completed · by testuser1",
				"   ├─ file fastqs/input.fastq.gz  v1 · by testuser1",
				"   │  └─ 1 more",
				"   └─ file genome.fa  v1 · by testuser1",
				"goes to",
				"└─ run report  qc.ipynb 1 · running · by testuser1",
			].join("\n"),
		);
	});

	it("says so where nothing is recorded", () => {
		expect(lineageTree(viewOf([fileNode("a")], []))).toBe(
			"file a  v1 · by testuser1\ncomes from nothing that is recorded\ngoes nowhere yet",
		);
	});

	it("marks what was drawn already, and so ends on a cycle", () => {
		const view = viewOf([fileNode("a"), runNode("r")], [flowEdge("a", "r"), flowEdge("r", "a")]);
		expect(lineageTree(view).match(/shown above/g)).toHaveLength(2);
	});

	it("marks recreated outputs and hidden steps", () => {
		const view = viewOf(
			[fileNode("a"), runNode("r"), fileNode("b")],
			[flowEdge("r", "a", { outputKind: "recreated" }), flowEdge("a", "b", { viaHidden: 3, count: 2 })],
		);
		expect(lineageTree(view)).toContain("(made again)");
		expect(lineageTree(view)).toContain("(via 3 hidden, 2 times)");
	});

	it("says what a truncated answer left out, and lists what hangs on no branch", () => {
		const view = viewOf([fileNode("a"), fileNode("b")], [], { isTruncated: true, reachedCount: 4120 });
		expect(lineageTree(view)).toContain("also in this graph\n   file b");
		expect(lineageTree(view)).toContain("showing 2 of 4120");
	});

	it("colours only when asked, and lets no name steer the terminal", () => {
		const view = viewOf([fileNode("a\u001b[2Jb\u202egnp.exe")], []);
		expect(lineageTree(view)).toContain("a\\u001b[2Jb\\u202egnp.exe");
		expect(lineageTree(view)).not.toContain("\u001b");
		expect(lineageTree(view, { ansi: true })).toContain("\u001b[34m");
	});

	it("draws a chain of 5,000 steps", () => {
		const nodes = Array.from({ length: 5000 }, (_, index) => fileNode(`n${index}`));
		const edges = nodes.slice(1).map((node, index) => flowEdge(`n${index}`, node.id));
		expect(lineageTree(viewOf(nodes, edges)).split("\n")).toHaveLength(5002);
	});
});

describe("toMermaid", () => {
	it("quotes names so that no key can end its label", () => {
		const view = viewOf([fileNode('a"]; click <b>'), runNode("r")], [flowEdge('a"]; click <b>', "r")]);
		expect(toMermaid(view)).toBe(
			'flowchart LR\n  n0["file: a#quot;]; click #lt;b#gt;"]\n  n1["run: r"]\n  n0 --> n1',
		);
	});

	it("dashes recreated edges and names bridges", () => {
		const edges = [flowEdge("a", "r", { outputKind: "recreated" }), flowEdge("r", "a", { viaHidden: 2 })];
		const text = toMermaid(viewOf([fileNode("a"), runNode("r")], edges));
		expect(text).toContain("n0 -.-> n1");
		expect(text).toContain("n1 -->|via 2 hidden| n0");
	});
});
