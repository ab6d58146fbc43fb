import { describe, expect, it } from "vitest";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { layoutGraph } from "../../../lib/lineage/layout/layout-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { layoutInput } from "../layout-input.ts";
import { edgeAt } from "./edge-at.ts";
import { makeScene } from "./scene.ts";

function fan(count: number) {
	const files = Array.from({ length: count }, (_, i) => fileNode(`f${i}`));
	const view = viewOf(
		[runNode("run"), ...files],
		files.map(({ id }) => flowEdge("run", id)),
	);
	const graph = foldGraph(view, { isFolding: false });
	const places = layoutGraph(layoutInput(graph));
	return { graph, places, scene: makeScene(graph, places) };
}

describe("the edge under the pointer", () => {
	it("is found at both ends and in the middle of each edge, and nowhere beside the graph", () => {
		const { graph, places, scene } = fan(7);
		for (const { id } of graph.edges) {
			const way = places.edges.get(id) ?? [];
			const last = way.at(-1);
			if (!last) throw new Error("an edge has no way");
			// Near its own file only this edge runs.
			expect(edgeAt(scene, last.x - 1, last.y, 3)).toBe(id);
			expect(edgeAt(scene, last.x - 1, last.y + 2, 3)).toBe(id);
		}
		expect(edgeAt(scene, scene.bounds.right + 50, 0, 3)).toBeNull();
		expect(edgeAt(scene, scene.bounds.left - 50, scene.bounds.bottom + 50, 3)).toBeNull();
	});

	it("follows the curve, not the straight line between its ends", () => {
		const { scene } = fan(1);
		const { edges } = scene;
		edges.start = Int32Array.of(0, 4);
		edges.points = Float32Array.of(0, 0, 200, 300);
		edges.box = Float32Array.of(0, 0, 200, 300);
		const [id] = edges.ids;
		expect(edgeAt(scene, 100, 150, 2)).toBe(id);
		// A quarter of the way in time the curve is still near its beginning's height.
		expect(edgeAt(scene, 59.375, 46.875, 2)).toBe(id);
		expect(edgeAt(scene, 50, 75, 2)).toBeNull();
	});

	it("is the nearest of several", () => {
		const { scene } = fan(2);
		const { edges } = scene;
		edges.start = Int32Array.of(0, 4, 8);
		edges.points = Float32Array.of(0, 0, 100, 0, 0, 10, 100, 10);
		edges.box = Float32Array.of(0, 0, 100, 0, 0, 10, 100, 10);
		expect(edgeAt(scene, 50, 4, 20)).toBe(edges.ids[0]);
		expect(edgeAt(scene, 50, 6, 20)).toBe(edges.ids[1]);
	});
});
