import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxGraph } from "../../../lib/lineage/boxes/box-graph.ts";
import { boxTree } from "../../../lib/lineage/boxes/box-tree.ts";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { layoutGraph } from "../../../lib/lineage/layout/layout-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { layoutInput } from "../layout-input.ts";
import { flowParts, recordOf } from "../to-flow.ts";
import { edgesIn, everywhere, isMoreThan, nodeAt, nodesIn, partAround, shownPart } from "./in-view.ts";
import { levelOf, maxCards } from "./level-of-detail.ts";
import { areaOf, makeScene } from "./scene.ts";

/** A run and its files, laid out. */
function fan(files: number) {
	const nodes = Array.from({ length: files }, (_, i) => fileNode(`f${i}`));
	const view = viewOf(
		[runNode("run"), ...nodes],
		nodes.map(({ id }) => flowEdge("run", id)),
	);
	const graph = foldGraph(view, { isFolding: false });
	const places = layoutGraph(layoutInput(graph));
	return { graph, scene: makeScene(graph, places), places };
}
const window = { x: 0, y: 0, width: 1440, height: 900 };

describe("a scene", () => {
	it("has every node where the layout put it, and finds it there", () => {
		const { scene, places } = fan(20);
		for (const [id, { x, y }] of places.nodes) {
			expect(nodeAt(scene, x + 1, y + 28)).toBe(id);
			expect(nodeAt(scene, x - 1, y + 28)).not.toBe(id);
		}
		expect(scene.bounds.right).toBeCloseTo(places.width);
		expect(scene.bounds.bottom).toBeCloseTo(places.height);
	});

	it("has boxes around what is in them, and finds them by their heads alone", () => {
		const { depth: _, hidden: __, ...box } = runNode("outer");
		const view = viewOf(
			[fileNode("in"), runNode("step", { parentId: "outer" }), fileNode("out")],
			[flowEdge("in", "step", { kind: "input" }), flowEdge("step", "out")],
			{ boxes: [box] },
		);
		const graph = boxGraph(foldGraph(view), boxTree(view), new Set());
		const places = layoutGraph(layoutInput(graph));
		const scene = makeScene(graph, places);
		const [outer] = scene.boxes;
		const step = places.nodes.get("step");
		if (!outer || !step) throw new Error("nothing was laid out");
		expect(nodeAt(scene, outer.x + 10, outer.y + 10)).toBe("outer");
		expect(nodeAt(scene, outer.x + 2, outer.y + outer.height - 2)).toBeNull();
		expect(nodeAt(scene, step.x + 10, step.y + 10)).toBe("step");
		expect(areaOf(scene, "outer")).toMatchObject({ x: outer.x, width: outer.width });
		expect(scene.bounds.top).toBeLessThanOrEqual(outer.y);
		const flow = flowParts(graph, places).of([], [], everywhere);
		expect(flow.nodes.map(({ id, type }) => [id, type])).toEqual([["box outer", "box"]]);
		expect(flow.nodes.map(recordOf)).toEqual(["outer"]);
		// Without this React Flow mounts it wherever it is, to look for handles.
		expect(flow.nodes.map(({ handles }) => handles)).toEqual([[]]);
		const beside = { left: outer.x + outer.width + 1, top: -1e6, right: 1e6, bottom: 1e6 };
		expect(flowParts(graph, places).of([], [], beside).nodes).toEqual([]);
	});

	it("tells what the window shows", () => {
		const { scene } = fan(100);
		const far = shownPart({ ...window, zoom: 0.02 });
		expect([...nodesIn(scene, far)]).toHaveLength(101);
		expect([...edgesIn(scene, far)]).toHaveLength(100);
		expect(isMoreThan(100, nodesIn(scene, far))).toBe(true);
		expect(isMoreThan(101, nodesIn(scene, far))).toBe(false);
		expect([...nodesIn(scene, shownPart({ ...window, x: -100_000, zoom: 1 }))]).toEqual([]);
		expect([...nodesIn(scene, shownPart({ ...window, zoom: 1 }))].length).toBeLessThan(20);
	});

	it("makes elements for what is in the window and something around it, and not anew at each move", () => {
		const viewport = fc.record({
			x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
			y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
			zoom: fc.double({ min: 0.02, max: 1.75, noNaN: true }),
			width: fc.integer({ min: 300, max: 3000 }),
			height: fc.integer({ min: 300, max: 2000 }),
		});
		fc.assert(
			fc.property(viewport, (each) => {
				const [shown, around] = [shownPart(each), partAround(each)];
				expect(around.left).toBeLessThanOrEqual(shown.left);
				expect(around.top).toBeLessThanOrEqual(shown.top);
				expect(around.right).toBeGreaterThanOrEqual(shown.right);
				expect(around.bottom).toBeGreaterThanOrEqual(shown.bottom);
				expect(around.right - around.left).toBeLessThan(5 * (shown.right - shown.left));
				const moved = new Set<string>();
				for (let x = 0; x < each.width; x += each.width / 100)
					moved.add(JSON.stringify(partAround({ ...each, x: each.x - x })));
				expect(moved.size).toBeLessThanOrEqual(4);
			}),
		);
	});
});

describe("flowParts", () => {
	it("gives React Flow some edges with the nodes at their ends, and the same objects each time", () => {
		const { graph, places } = fan(20);
		const parts = flowParts(graph, places);
		const some = parts.of([3], [0, 1], everywhere);
		const ends = [0, 1].flatMap((e) => [graph.edges[e]?.source, graph.edges[e]?.target]);
		expect(new Set(some.nodes.map(({ id }) => id))).toEqual(new Set([graph.nodes[3]?.id, ...ends]));
		expect(some.edges.map(({ id }) => id)).toEqual([graph.edges[0]?.id, graph.edges[1]?.id]);
		const again = parts.of([3, 4], [1], everywhere);
		expect(again.nodes[0]).toBe(some.nodes[0]);
		expect(again.edges[0]).toBe(some.edges[1]);
	});
});

describe("the level of detail", () => {
	it("is cards near, shapes when too many would mount, and does not flicker between", () => {
		const { scene } = fan(maxCards + 20);
		const [near, far] = [
			{ ...window, zoom: 1 },
			{ ...window, zoom: 0.02 },
		];
		expect(levelOf(scene, near, "shapes")).toBe("cards");
		expect(levelOf(scene, far, "cards")).toBe("shapes");
		expect(levelOf(fan(maxCards - 5).scene, far, "cards")).toBe("cards");
		expect(levelOf(fan(maxCards - 5).scene, far, "shapes")).toBe("shapes");
		// Few in view, but too small for words: of a small graph they stay cards.
		const spots = { ...window, width: 60, height: 60, zoom: 0.15 };
		expect(levelOf(scene, spots, "cards")).toBe("shapes");
		expect(levelOf(fan(10).scene, spots, "cards")).toBe("cards");
		expect(levelOf(scene, { ...spots, zoom: 0.22 }, "cards")).toBe("cards");
		expect(levelOf(scene, { ...spots, zoom: 0.22 }, "shapes")).toBe("shapes");
	});

	it("draws edges when there are far more than cards, and begins drawn when it is large", () => {
		const { scene } = fan(1_000);
		const ofRun = { ...window, zoom: 1, x: 0, y: -scene.bounds.bottom / 2 + 450 };
		expect(levelOf(scene, ofRun, "cards")).toBe("lines");
		expect(levelOf(scene, { ...window, width: 0, height: 0, zoom: 1 }, "cards")).toBe("shapes");
		expect(levelOf(fan(10).scene, { ...window, width: 0, height: 0, zoom: 1 }, "cards")).toBe("cards");
	});
});
