import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout-graph.ts";
import type { LayoutEdge, LayoutNode } from "./types.ts";

const box = (id: string, height = 40): LayoutNode => ({ id, width: 160, height });
const arrow = (source: string, target: string): LayoutEdge => ({ id: `${source}>${target}`, source, target });

const anyGraph = fc
	.integer({ min: 0, max: 40 })
	.chain((count) =>
		fc.record({
			nodes: fc.constant(count),
			heights: fc.array(fc.integer({ min: 10, max: 90 }), { minLength: count, maxLength: count }),
			pairs: fc.array(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), {
				maxLength: 80,
			}),
		}),
	)
	.map(({ nodes, heights, pairs }) => {
		const boxes = Array.from({ length: nodes }, (_, i) => box(`n${i}`, heights[i] ?? 40));
		const unique = new Map(pairs.map(([a, b]) => [`n${a}>n${b}`, arrow(`n${a}`, `n${b}`)]));
		return { nodes: boxes, edges: nodes === 0 ? [] : [...unique.values()] };
	});

type Input = Parameters<typeof layoutGraph>[0];

function rectangles(input: Input) {
	const { nodes } = layoutGraph(input);
	return input.nodes.map((node) => ({
		...node,
		...(nodes.get(node.id) ?? { x: Number.NaN, y: Number.NaN }),
	}));
}

describe("layoutGraph", () => {
	it("places every box, and none over another", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const all = rectangles(input);
				for (const [i, a] of all.entries()) {
					expect(Number.isFinite(a.x + a.y)).toBe(true);
					for (const b of all.slice(i + 1)) {
						const isApart =
							a.x + a.width <= b.x ||
							b.x + b.width <= a.x ||
							a.y + a.height <= b.y + 1e-6 ||
							b.y + b.height <= a.y + 1e-6;
						expect(isApart, `${a.id} over ${b.id}`).toBe(true);
					}
				}
			}),
		);
	});

	it("draws no edge behind a box: within a layer it runs in a lane of its own", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const all = rectangles(input);
				const { edges } = layoutGraph(input);
				for (const edge of input.edges) {
					if (edge.source === edge.target) continue;
					const way = edges.get(edge.id) ?? [];
					for (let i = 1; i < way.length; i++) {
						const [p, q] = [way[i - 1], way[i]];
						if (!p || !q || p.y !== q.y) continue;
						for (const { id, x, y, width, height } of all) {
							if (id === edge.source || id === edge.target) continue;
							const isInside =
								p.y > y && p.y < y + height && Math.max(p.x, q.x) > x && Math.min(p.x, q.x) < x + width;
							expect(isInside, `${edge.id} behind ${id}`).toBe(false);
						}
					}
				}
			}),
		);
	});

	it("gives the same picture in whatever order the parts come", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const turned = { nodes: [...input.nodes].reverse(), edges: [...input.edges].reverse() };
				const sorted = (layout: ReturnType<typeof layoutGraph>) => [...layout.nodes].sort();
				expect(sorted(layoutGraph(turned))).toEqual(sorted(layoutGraph(input)));
			}),
		);
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

	it("draws a cycle as it is: every edge from its source to its target", () => {
		const input = {
			nodes: [box("a"), box("b"), box("c")],
			edges: [arrow("a", "b"), arrow("b", "c"), arrow("c", "a")],
		};
		const { nodes, edges } = layoutGraph(input);
		const back = edges.get("c>a");
		expect(back?.[0]?.x).toBe(nodes.get("c")?.x);
		expect(back?.at(-1)?.x).toBe((nodes.get("a")?.x ?? 0) + 160);
	});

	it("keeps a straight chain straight", () => {
		const ids = Array.from({ length: 20 }, (_, i) => `n${i}`);
		const edges = ids.slice(1).map((id, i) => arrow(`n${i}`, id));
		const { nodes } = layoutGraph({ nodes: ids.map((id) => box(id)), edges });
		expect(new Set([...nodes.values()].map(({ y }) => y)).size).toBe(1);
	});

	it("keeps the order of what was on screen when more comes", () => {
		const nodes = ["r", "a", "b", "c"].map((id) => box(id));
		const edges = [arrow("r", "a"), arrow("r", "b"), arrow("r", "c")];
		const previous = new Map([
			["c", { x: 0, y: 0 }],
			["a", { x: 0, y: 100 }],
			["b", { x: 0, y: 200 }],
		]);
		const placed = layoutGraph({ nodes, edges }, { previous }).nodes;
		const order = ["a", "b", "c"].sort((x, y) => (placed.get(x)?.y ?? 0) - (placed.get(y)?.y ?? 0));
		expect(order).toEqual(["c", "a", "b"]);
	});

	it("is done with a chain of 5,000 and a hub of 5,000", () => {
		const chain = Array.from({ length: 5000 }, (_, i) => box(`n${i}`));
		const links = chain.slice(1).map((node, i) => arrow(`n${i}`, node.id));
		expect(layoutGraph({ nodes: chain, edges: links }).nodes.size).toBe(5000);
		const spokes = chain.slice(1).map((node) => arrow("n0", node.id));
		expect(layoutGraph({ nodes: chain, edges: spokes }).nodes.size).toBe(5000);
	});

	it("says when a graph is too large, and when it was cancelled", () => {
		const nodes = [box("a"), box("b")];
		expect(layoutGraph({ nodes, edges: [] }, { maxNodes: 1 }).status).toBe("too_large");
		expect(layoutGraph({ nodes, edges: [] }, { isCancelled: () => true }).status).toBe("cancelled");
		expect(layoutGraph({ nodes: [], edges: [] })).toMatchObject({ status: "done", width: 0, height: 0 });
	});
});

describe("the order of siblings", () => {
	it("is what the caller says where nothing else tells them apart", () => {
		const nodes = [
			box("r"),
			{ ...box("a"), order: "2" },
			{ ...box("b"), order: "1" },
			{ ...box("c"), order: "3" },
		];
		const edges = [arrow("r", "a"), arrow("r", "b"), arrow("r", "c")];
		const placed = layoutGraph({ nodes, edges }).nodes;
		const order = ["a", "b", "c"].sort((x, y) => (placed.get(x)?.y ?? 0) - (placed.get(y)?.y ?? 0));
		expect(order).toEqual(["b", "a", "c"]);
	});
});
