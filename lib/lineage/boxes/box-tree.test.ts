import { describe, expect, it } from "vitest";
import type { LineageBox } from "../../contracts/lineage.ts";
import { foldGraph } from "../fold/fold-graph.ts";
import { toMermaid } from "../mermaid.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../testing.ts";
import { boxGraph } from "./box-graph.ts";
import { boxTree } from "./box-tree.ts";

function boxOf(name: string, parentId: string | null = null): LineageBox {
	const { depth: _, hidden: __, ...box } = runNode(name, { parentId });
	return box;
}

/** in → [clean] → mid → [fit] → out → [publish]; clean in `prepare`, that and fit in `nightly`. */
const view = viewOf(
	[
		fileNode("in"),
		runNode("clean", { parentId: "prepare" }),
		fileNode("tmp"),
		runNode("check", { parentId: "prepare" }),
		fileNode("mid"),
		runNode("fit", { parentId: "nightly" }),
		fileNode("out"),
		runNode("publish"),
	],
	[
		flowEdge("in", "clean", { kind: "input" }),
		flowEdge("clean", "tmp"),
		flowEdge("tmp", "check", { kind: "input" }),
		flowEdge("clean", "mid"),
		flowEdge("mid", "fit", { kind: "input" }),
		flowEdge("mid", "publish", { kind: "input" }),
		flowEdge("fit", "out"),
		flowEdge("out", "publish", { kind: "input" }),
	],
	{ boxes: [boxOf("prepare", "nightly"), boxOf("nightly"), boxOf("empty")] },
);

describe("boxTree", () => {
	const tree = boxTree(view);

	it("has runs in the box of their parent, the outer before the inner, and no empty box", () => {
		expect([...tree.boxes.keys()]).toEqual(["nightly", "prepare"]);
		expect(tree.homeOf("clean")).toBe("prepare");
		expect(tree.homeOf("fit")).toBe("nightly");
		expect(tree.homeOf("publish")).toBe(null);
		expect(tree.waysOut("prepare")).toEqual(["prepare", "nightly"]);
	});

	it("has files in the innermost box in which they were made and read", () => {
		expect(["in", "tmp", "mid", "out"].map(tree.homeOf)).toEqual([null, "prepare", "nightly", null]);
	});

	it("tells a run that only contains from one that also reads or makes", () => {
		const inner = runNode("prepare", { parentId: "nightly" });
		const both = boxTree({ ...view, nodes: [...view.nodes, runNode("nightly"), inner] });
		expect(both.isHollow("nightly")).toBe(true);
		expect(both.isHollow("clean")).toBe(false);
		const edges = [...view.edges, flowEdge("in", "prepare", { kind: "input" })];
		const reading = boxTree({ ...view, nodes: [...view.nodes, inner], edges });
		expect(reading.isHollow("prepare")).toBe(false);
		expect(reading.homeOf("prepare")).toBe("prepare");
	});

	it("ends where runs contain each other", () => {
		const circle = boxTree({ ...view, boxes: [boxOf("prepare", "nightly"), boxOf("nightly", "prepare")] });
		expect(circle.waysOut("prepare").length).toBeLessThanOrEqual(2);
		expect(circle.waysOut("nightly").length).toBeLessThanOrEqual(2);
	});
});

describe("boxGraph", () => {
	const tree = boxTree(view);
	const drawnWith = (...closed: string[]) => boxGraph(foldGraph(view), tree, new Set(closed));
	const edgesOf = ({ edges }: ReturnType<typeof drawnWith>) =>
		edges.map(({ source, target, count }) => `${source}>${target}${count > 1 ? ` ${count}` : ""}`).sort();

	it("draws boxes around cards, and says how many runs are in each", () => {
		const drawn = drawnWith();
		expect(drawn.nodes).toEqual(view.nodes);
		expect(drawn.boxes.map(({ id, parent, runCount }) => [id, parent, runCount])).toEqual([
			["nightly", null, 3],
			["prepare", "nightly", 2],
		]);
		expect([...(drawn.boxes[1]?.inside ?? [])].sort()).toEqual(["check", "clean", "tmp"]);
	});

	it("closes a box into a card that keeps all edges to the outside", () => {
		const drawn = drawnWith("prepare");
		expect(drawn.nodes.map(({ id }) => id)).toEqual(["in", "prepare", "mid", "fit", "out", "publish"]);
		expect(edgesOf(drawn)).toEqual([
			"fit>out",
			"in>prepare",
			"mid>fit",
			"mid>publish",
			"out>publish",
			"prepare>mid",
		]);
		expect(drawn.nodes[1]).toMatchObject({ kind: "closed", runCount: 2, box: { status: "completed" } });
		expect(drawn.boxOf("prepare")).toBe("nightly");
		expect(drawn.drawnIdOf("tmp")).toBe("prepare");
		expect([...(drawn.boxes[0]?.inside ?? [])].sort()).toEqual(["fit", "mid", "prepare"]);
	});

	it("has one card for what is closed in something closed, the focus included", () => {
		const inside = { ...view, focus: "tmp" };
		const drawn = boxGraph(foldGraph(inside), boxTree(inside), new Set(["prepare", "nightly"]));
		expect(drawn.nodes.map(({ id }) => id)).toEqual(["in", "nightly", "out", "publish"]);
		expect(edgesOf(drawn)).toEqual(["in>nightly", "nightly>out", "nightly>publish", "out>publish"]);
		expect(drawn.focus).toBe("nightly");
		expect(drawn.boxes).toEqual([]);
	});

	it("loses no record: each is drawn, or stands for its box", () => {
		for (const closed of [[], ["prepare"], ["nightly"], ["prepare", "nightly"]]) {
			const drawn = drawnWith(...closed);
			const ids = new Set(drawn.nodes.map(({ id }) => id));
			for (const { id } of view.nodes) expect(ids.has(drawn.drawnIdOf(id))).toBe(true);
		}
	});

	it("never folds siblings of different boxes together, and has a group in the box of its members", () => {
		const samples = Array.from({ length: 12 }, (_, i) => i);
		const boxed = viewOf(
			[
				fileNode("all"),
				...samples.map((i) => runNode(`step ${i}`, { parentId: i < 6 ? "a" : "b" })),
				...samples.map((i) => fileNode(`mid ${i}`)),
				...samples.map((i) => runNode(`next ${i}`, { parentId: i < 6 ? "a" : "b" })),
			],
			samples.flatMap((i) => [
				flowEdge("all", `step ${i}`, { kind: "input" }),
				flowEdge(`step ${i}`, `mid ${i}`),
				flowEdge(`mid ${i}`, `next ${i}`, { kind: "input" }),
			]),
			{ boxes: [boxOf("a"), boxOf("b")] },
		);
		const own = boxTree(boxed);
		const drawn = boxGraph(foldGraph(boxed, { boxOf: own.homeOf }), own, new Set());
		const groups = drawn.nodes.filter((node) => node.kind === "group");
		expect(groups.map(({ members }) => members.length)).toEqual([6, 6, 6, 6, 6, 6]);
		for (const group of groups)
			for (const { id } of group.members) expect(drawn.boxOf(group.id)).toBe(own.homeOf(id));
	});
});

it("draws boxes as subgraphs in Mermaid", () => {
	const lines = toMermaid(view).split("\n");
	expect(lines.slice(0, 14)).toEqual([
		"flowchart LR",
		'  n0["file: in"]',
		'  n6["file: out"]',
		'  n7["run: publish"]',
		'  subgraph b0["run: nightly"]',
		'    n4["file: mid"]',
		'    n5["run: fit"]',
		'    subgraph b1["run: prepare"]',
		'      n1["run: clean"]',
		'      n2["file: tmp"]',
		'      n3["run: check"]',
		"    end",
		"  end",
		"  n0 --> n1",
	]);
});
