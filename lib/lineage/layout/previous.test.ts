import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout-graph.ts";
import { median } from "./median.ts";
import { anyGraph, arrow, box, faults, type Input } from "./testing.ts";
import type { Layout } from "./types.ts";

/** From where each box that stood is now to where it was. */
function moves(before: Layout, after: Layout): { x: number; y: number }[] {
	return [...before.nodes].flatMap(([id, { x, y }]) => {
		const now = after.nodes.get(id);
		return now ? [{ x: x - now.x, y: y - now.y }] : [];
	});
}

const withLeaf = ({ nodes, edges }: Input, parent: string): Input => ({
	nodes: [...nodes, box("leaf")],
	edges: [...edges, arrow(parent, "leaf", "to leaf")],
});

describe("layoutGraph with what stood before", () => {
	it("changes nothing when nothing was added", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const before = layoutGraph(input);
				const after = layoutGraph(input, { previous: before.nodes });
				for (const { x, y } of moves(before, after)) {
					expect(x).toBeCloseTo(0);
					expect(y).toBeCloseTo(0);
				}
			}),
		);
	});

	it("is as valid as without, whatever stood wherever", () => {
		const point = fc.record({
			x: fc.integer({ min: -2000, max: 2000 }),
			y: fc.integer({ min: -2000, max: 2000 }),
		});
		const stood = fc.dictionary(
			fc.nat(60).map((i) => `n${i}`),
			point,
		);
		fc.assert(
			fc.property(anyGraph, stood, (input, places) => {
				const layout = layoutGraph(input, { previous: new Map(Object.entries(places)) });
				expect(faults(input, layout)).toEqual([]);
			}),
		);
	});

	it("keeps the order within a layer when a leaf comes", () => {
		fc.assert(
			fc.property(anyGraph, fc.nat(39), (input, at) => {
				fc.pre(input.nodes.length > 0);
				const before = layoutGraph(input);
				const after = layoutGraph(withLeaf(input, `n${at % input.nodes.length}`), { previous: before.nodes });
				const ids = input.nodes.map(({ id }) => id);
				const place = (layout: Layout, id: string) => layout.nodes.get(id) ?? { x: 0, y: 0 };
				const connected = componentsOf(input);
				for (const [i, a] of ids.entries()) {
					for (const b of ids.slice(i + 1)) {
						if (connected(a) !== connected(b)) continue;
						const isOneLayer = [before, after].every((layout) => place(layout, a).x === place(layout, b).x);
						if (!isOneLayer) continue;
						expect(place(after, a).y < place(after, b).y).toBe(place(before, a).y < place(before, b).y);
					}
				}
			}),
		);
	});

	it("anchors the whole: the median of what stood does not move", () => {
		fc.assert(
			fc.property(anyGraph, fc.nat(39), (input, at) => {
				fc.pre(input.nodes.length > 0);
				const before = layoutGraph(input);
				const after = layoutGraph(withLeaf(input, `n${at % input.nodes.length}`), { previous: before.nodes });
				const all = moves(before, after);
				expect(median(all.map(({ x }) => x))).toBeCloseTo(0);
				expect(median(all.map(({ y }) => y))).toBeCloseTo(0);
			}),
		);
	});

	it("moves boxes little when a leaf comes to a tree", () => {
		const tree = fc.array(fc.nat(), { minLength: 5, maxLength: 40 }).map((parents): Input => {
			const nodes = Array.from({ length: parents.length + 1 }, (_, i) => box(`n${i}`));
			return { nodes, edges: parents.map((parent, i) => arrow(`n${parent % (i + 1)}`, `n${i + 1}`)) };
		});
		fc.assert(
			fc.property(tree, fc.nat(), (input, at) => {
				const before = layoutGraph(input);
				const after = layoutGraph(withLeaf(input, `n${at % input.nodes.length}`), { previous: before.nodes });
				const far = moves(before, after).map(({ x, y }) => Math.abs(x) + Math.abs(y));
				// Less than the room that the new box itself takes.
				expect(far.reduce((sum, each) => sum + each, 0) / far.length).toBeLessThan(60);
			}),
		);
	});

	it("does not stretch the picture for the sake of two that stood far apart", () => {
		const nodes = ["r", "a", "b"].map((id) => box(id));
		const edges = [arrow("r", "a"), arrow("r", "b")];
		const previous = new Map([
			["a", { x: 232, y: 0 }],
			["b", { x: 232, y: 9000 }],
		]);
		expect(layoutGraph({ nodes, edges }, { previous }).height).toBeLessThan(200);
	});
});

function componentsOf({ nodes, edges }: Input): (id: string) => string {
	const parent = new Map(nodes.map(({ id }) => [id, id]));
	const find = (id: string): string => {
		const up = parent.get(id) ?? id;
		return up === id ? id : find(up);
	};
	for (const { source, target } of edges) parent.set(find(source), find(target));
	return find;
}
