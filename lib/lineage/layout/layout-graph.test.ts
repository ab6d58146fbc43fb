import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout-graph.ts";
import { anyGraph, arrow, box, faults } from "./testing.ts";

describe("layoutGraph", () => {
	it("places every box, none over another, and no edge behind one", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const layout = layoutGraph(input);
				expect(layout.status).toBe("done");
				expect(faults(input, layout)).toEqual([]);
			}),
		);
	});

	it("gives the same picture in whatever order the parts come", () => {
		const shuffled = anyGraph.chain(({ nodes, edges }) =>
			fc.record({
				input: fc.constant({ nodes, edges }),
				turned: fc.record({
					nodes: fc.shuffledSubarray(nodes, { minLength: nodes.length }),
					edges: fc.shuffledSubarray(edges, { minLength: edges.length }),
				}),
			}),
		);
		fc.assert(
			fc.property(shuffled, ({ input, turned }) => {
				expect(layoutGraph(turned)).toEqual(layoutGraph(input));
			}),
		);
	});

	it("begins at the top left corner and says how large it is", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const { nodes, width, height } = layoutGraph(input);
				const places = input.nodes.map((node) => ({ ...node, ...(nodes.get(node.id) ?? { x: 0, y: 0 }) }));
				if (places.length === 0) return;
				expect(Math.min(...places.map(({ x }) => x))).toBeCloseTo(0);
				// Above the topmost box there may be a lane.
				expect(Math.min(...places.map(({ y }) => y))).toBeGreaterThan(-1e-6);
				expect(Math.max(...places.map((each) => each.x + each.width))).toBeLessThanOrEqual(width + 1e-6);
				expect(Math.max(...places.map((each) => each.y + each.height))).toBeLessThanOrEqual(height + 1e-6);
			}),
		);
	});

	it("has what only one node leads to in its order, however entangled the rest is", () => {
		const names = Array.from({ length: 9 }, (_, i) => `${i}`);
		const tangle = names.flatMap((i) =>
			[2, 3, 5].map((step) => arrow(`a${i}`, `b${(Number(i) * step) % 9}`, `${i}x${step}`)),
		);
		const leaves = names.flatMap((i) => ["x", "y", "z"].map((leaf) => arrow(`b${i}`, `b${i}${leaf}`)));
		const edges = [...tangle, ...leaves];
		const ids = new Set(edges.flatMap(({ source, target }) => [source, target]));
		const { nodes } = layoutGraph({ nodes: [...ids].map((id) => box(id)), edges });
		for (const i of names) {
			const heights = ["x", "y", "z"].map((leaf) => nodes.get(`b${i}${leaf}`)?.y ?? Number.NaN);
			expect(heights).toEqual([...heights].sort((a, b) => a - b));
		}
	});

	it("goes from left to right along every edge of a graph without cycles", () => {
		const forward = anyGraph.map(({ nodes, edges }) => ({
			nodes,
			edges: edges.filter(({ source, target }) => Number(source.slice(1)) < Number(target.slice(1))),
		}));
		fc.assert(
			fc.property(forward, (input) => {
				const { nodes } = layoutGraph(input);
				for (const { source, target } of input.edges) {
					expect(nodes.get(source)?.x).toBeLessThan(nodes.get(target)?.x ?? 0);
				}
			}),
		);
	});

	it("keeps a straight chain straight", () => {
		const ids = Array.from({ length: 20 }, (_, i) => `n${i}`);
		const edges = ids.slice(1).map((id, i) => arrow(`n${i}`, id));
		const { nodes } = layoutGraph({ nodes: ids.map((id) => box(id)), edges });
		expect(new Set([...nodes.values()].map(({ y }) => y)).size).toBe(1);
	});

	it("stands many small components side by side", () => {
		const nodes = Array.from({ length: 100 }, (_, i) => box(`n${i}`));
		const { width, height } = layoutGraph({ nodes, edges: [] });
		expect(width).toBeGreaterThan(height);
		expect(width).toBeLessThan(4 * height);
	});

	it("orders siblings as the caller says where nothing else tells them apart", () => {
		const sibling = (id: string, order: string) => ({ ...box(id), order });
		const nodes = [box("r"), sibling("a", "2"), sibling("b", "1"), sibling("c", "3")];
		const edges = [arrow("r", "a"), arrow("r", "b"), arrow("r", "c")];
		const placed = layoutGraph({ nodes, edges }).nodes;
		const order = ["a", "b", "c"].sort((x, y) => (placed.get(x)?.y ?? 0) - (placed.get(y)?.y ?? 0));
		expect(order).toEqual(["b", "a", "c"]);
	});
});

describe("the bounds of layoutGraph", () => {
	it("is done with a chain of 100,000 and a hub of 10,000", () => {
		const chain = Array.from({ length: 100_000 }, (_, i) => box(`n${i}`));
		const links = chain.slice(1).map((node, i) => arrow(`n${i}`, node.id));
		expect(layoutGraph({ nodes: chain, edges: links }).status).toBe("too_large");
		const long = layoutGraph({ nodes: chain, edges: links }, { maxNodes: 100_000, deadlineMs: 60_000 });
		expect(long.nodes.size).toBe(100_000);
		const hub = chain.slice(0, 10_000);
		const spokes = hub.slice(1).map((node) => arrow("n0", node.id));
		expect(layoutGraph({ nodes: hub, edges: spokes }).nodes.size).toBe(10_000);
	});

	it("says too large when edges along a chain would need too many lanes", () => {
		const nodes = Array.from({ length: 10_000 }, (_, i) => box(`n${i}`));
		const links = nodes.slice(1).map((node, i) => arrow(`n${i}`, node.id));
		const far = nodes.slice(5_000, 5_200).map((node, i) => arrow(`n${i}`, node.id, `far${i}`));
		expect(layoutGraph({ nodes, edges: [...links, ...far] }).status).toBe("too_large");
	});

	it("is valid as well when there is no time left to look for fewer crossings", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const layout = layoutGraph(input, { deadlineMs: -1 });
				expect(layout.status).toBe("done");
				expect(faults(input, layout)).toEqual([]);
			}),
		);
	});

	it("says when a graph is too large, and when it was cancelled", () => {
		const nodes = [box("a"), box("b")];
		expect(layoutGraph({ nodes, edges: [] }, { maxNodes: 1 }).status).toBe("too_large");
		expect(layoutGraph({ nodes, edges: [] }, { isCancelled: () => true }).status).toBe("cancelled");
		let asked = 0;
		const isCancelled = () => ++asked > 1;
		const edges = [arrow("a", "b")];
		expect(layoutGraph({ nodes, edges }, { isCancelled })).toMatchObject({ status: "cancelled", width: 0 });
		expect(layoutGraph({ nodes: [], edges: [] })).toMatchObject({ status: "done", width: 0, height: 0 });
	});
});
