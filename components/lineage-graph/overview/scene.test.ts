import { describe, expect, it } from "vitest";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { layoutGraph } from "../../../lib/lineage/layout/layout-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { layoutInput } from "../lay-out.ts";
import { countEdgesInView, countNodesInView, nodeAt } from "./in-view.ts";
import { levelOf, maxCards } from "./level-of-detail.ts";
import { makeScene } from "./scene.ts";

/** A run and its files, laid out. */
function fan(files: number) {
	const nodes = Array.from({ length: files }, (_, i) => fileNode(`f${i}`));
	const view = viewOf(
		[runNode("run"), ...nodes],
		nodes.map(({ id }) => flowEdge("run", id)),
	);
	const graph = foldGraph(view, { isFolding: false });
	const places = layoutGraph(layoutInput(graph));
	return { scene: makeScene(graph, places), places };
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

	it("counts what the window shows", () => {
		const { scene } = fan(100);
		expect(countNodesInView(scene, { ...window, zoom: 0.02 })).toBe(101);
		expect(countEdgesInView(scene, { ...window, zoom: 0.02 })).toBe(100);
		expect(countNodesInView(scene, { ...window, x: -100_000, zoom: 1 })).toBe(0);
		expect(countNodesInView(scene, { ...window, zoom: 1 })).toBeLessThan(20);
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
	});

	it("draws edges when there are far more than cards, and begins drawn when it is large", () => {
		const { scene } = fan(1_000);
		const ofRun = { ...window, zoom: 1, x: 0, y: -scene.bounds.bottom / 2 + 450 };
		expect(levelOf(scene, ofRun, "cards")).toBe("lines");
		expect(levelOf(scene, { ...window, width: 0, height: 0, zoom: 1 }, "cards")).toBe("shapes");
		expect(levelOf(fan(10).scene, { ...window, width: 0, height: 0, zoom: 1 }, "cards")).toBe("cards");
	});
});
