import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "../layout-graph.ts";
import { anyGraph, arrow, box, faults, type Input } from "../testing.ts";
import type { Area, Layout, LayoutBox } from "../types.ts";

type Boxed = Input & { boxes: LayoutBox[] };

/** Any graph, its nodes in up to six boxes that stand in each other anyhow, in circles too. */
const anyBoxed: fc.Arbitrary<Boxed> = fc
	.tuple(
		anyGraph,
		fc.array(fc.option(fc.nat(5)), { minLength: 40, maxLength: 40 }),
		fc.array(fc.option(fc.nat(6)), { maxLength: 6 }),
	)
	.map(([{ nodes, edges }, homes, parents]) => ({
		nodes: nodes.map((node, i) => ({ ...node, ...(homes[i] == null ? {} : { box: `b${homes[i]}` }) })),
		edges,
		boxes: parents.map((parent, i) => ({
			id: `b${i}`,
			minWidth: 100,
			...(parent === null ? {} : { parent: `b${parent}` }),
		})),
	}));

const areaOf = (input: Boxed, layout: Layout, id: string): Area => {
	const place = layout.boxes.get(id);
	if (place) return place;
	const { width = 0, height = 0 } = input.nodes.find((node) => node.id === id) ?? {};
	return { ...(layout.nodes.get(id) ?? { x: Number.NaN, y: Number.NaN }), width, height };
};
const isIn = (a: Area, b: Area) =>
	a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
const isApart = (a: Area, b: Area) =>
	a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** The drawn boxes around a node or box, as far as they do not go in circles. */
function around({ nodes, boxes }: Boxed, layout: Layout, id: string): string[] {
	const found: string[] = [];
	let at = layout.boxes.has(id)
		? boxes.find((each) => each.id === id)?.parent
		: nodes.find((n) => n.id === id)?.box;
	while (at !== undefined && layout.boxes.has(at) && !found.includes(at)) {
		found.push(at);
		const own = at;
		at = boxes.find((each) => each.id === own)?.parent;
	}
	return found;
}

describe("layoutGraph with boxes", () => {
	it("puts no card over another, and no edge behind a card; edges begin and end at their cards", () => {
		fc.assert(
			fc.property(anyBoxed, (input) => {
				const layout = layoutGraph(input);
				expect(layout.status).toBe("done");
				expect(faults(input, layout)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it("has in a box what belongs there, and nothing else", () => {
		// Where boxes do not contain each other in circles.
		const nested = anyBoxed.map((input) => ({
			...input,
			boxes: input.boxes.map(({ id, parent, ...rest }) => ({
				id,
				...rest,
				...(parent !== undefined && parent < id ? { parent } : {}),
			})),
		}));
		fc.assert(
			fc.property(nested, (input) => {
				const layout = layoutGraph(input);
				const ids = [...layout.nodes.keys(), ...layout.boxes.keys()];
				for (const boxId of layout.boxes.keys()) {
					const area = areaOf(input, layout, boxId);
					for (const id of ids) {
						if (id === boxId || around(input, layout, boxId).includes(id)) continue;
						const own = areaOf(input, layout, id);
						if (around(input, layout, id).includes(boxId)) {
							expect(isIn(own, area), `${id} in ${boxId}`).toBe(true);
							expect(own.y, `${id} under the head of ${boxId}`).toBeGreaterThanOrEqual(area.y + 36);
						} else expect(isApart(own, area), `${id} beside ${boxId}`).toBe(true);
					}
				}
				const homes = new Set(input.nodes.flatMap((node) => node.box ?? []));
				for (const { id } of input.boxes) if (homes.has(id)) expect(layout.boxes.has(id)).toBe(true);
			}),
		);
	});

	it("lets an edge into a box only on its way to what is in it", () => {
		fc.assert(
			fc.property(anyBoxed, (input) => {
				const layout = layoutGraph(input);
				for (const { id, source, target } of input.edges) {
					const allowed = new Set([...around(input, layout, source), ...around(input, layout, target)]);
					const way = layout.edges.get(id) ?? [];
					for (const boxId of layout.boxes.keys()) {
						if (allowed.has(boxId)) continue;
						const as = { nodes: [{ ...box("b"), ...areaOf(input, layout, boxId) }], edges: [] };
						const { x, y } = areaOf(input, layout, boxId);
						const other = { ...layout, nodes: new Map([["b", { x, y }]]), edges: new Map([["e", way]]) };
						const behind = faults({ ...as, edges: [arrow("s", "t", "e")] }, other);
						expect(behind).toEqual([]);
					}
				}
			}),
		);
	});

	it("gives the same picture in whatever order the parts come", () => {
		fc.assert(
			fc.property(
				anyBoxed.chain((input) =>
					fc.record({
						input: fc.constant(input),
						turned: fc.record({
							nodes: fc.shuffledSubarray(input.nodes, { minLength: input.nodes.length }),
							edges: fc.shuffledSubarray(input.edges, { minLength: input.edges.length }),
							boxes: fc.constant(input.boxes),
						}),
					}),
				),
				({ input, turned }) => {
					expect(layoutGraph(turned)).toEqual(layoutGraph(input));
				},
			),
		);
	});

	it("changes nothing when nothing was added", () => {
		fc.assert(
			fc.property(anyBoxed, (input) => {
				const before = layoutGraph(input);
				const after = layoutGraph(input, { previous: before.standing });
				for (const [id, { x, y }] of before.standing) {
					expect(after.standing.get(id)?.x).toBeCloseTo(x);
					expect(after.standing.get(id)?.y).toBeCloseTo(y);
				}
			}),
		);
	});

	it("is as valid with what stood before, whatever stood wherever", () => {
		const point = fc.record({
			x: fc.integer({ min: -900, max: 900 }),
			y: fc.integer({ min: -900, max: 900 }),
		});
		const name = fc.oneof(
			fc.nat(60).map((i) => `n${i}`),
			fc.nat(6).map((i) => `box b${i}`),
		);
		fc.assert(
			fc.property(anyBoxed, fc.dictionary(name, point), (input, places) => {
				const layout = layoutGraph(input, { previous: new Map(Object.entries(places)) });
				expect(faults(input, layout)).toEqual([]);
			}),
		);
	});

	it("draws what is in a box the same whether or not an equal box stands beside it", () => {
		const one = (name: string): Boxed => ({
			nodes: ["run", "file", "next"].map((id, i) => ({ ...box(`${name}${id}`, 30 + i), box: name })),
			edges: [
				arrow("hub", `${name}run`),
				arrow(`${name}run`, `${name}file`),
				arrow(`${name}file`, `${name}next`),
				arrow(`${name}run`, `${name}next`),
			],
			boxes: [{ id: name }],
		});
		const drawnIn = (layout: Layout, name: string) => {
			const { x, y, ...size } = layout.boxes.get(name) ?? { x: Number.NaN, y: Number.NaN };
			const inner = [...layout.nodes].filter(([id]) => id !== "hub" && id.startsWith(name));
			const way = layout.edges.get(`${name}run>${name}next`) ?? [];
			const relative = [...inner.map(([, place]) => place), ...way].map((at) => [at.x - x, at.y - y]);
			return [size, relative];
		};
		const [a, b] = [one("a"), one("b")];
		const alone = layoutGraph({ ...a, nodes: [box("hub"), ...a.nodes] });
		const both = layoutGraph({
			nodes: [box("hub"), ...a.nodes, ...b.nodes],
			edges: [...a.edges, ...b.edges],
			boxes: [...a.boxes, ...b.boxes],
		});
		expect(drawnIn(both, "a")).toEqual(drawnIn(alone, "a"));
		expect(drawnIn(both, "b")).toEqual(drawnIn(alone, "a"));
	});

	it("leads back to a box what is both after and before it", () => {
		const input = {
			nodes: [{ ...box("a"), box: "b" }, { ...box("c"), box: "b" }, box("outside")],
			edges: [arrow("a", "c"), arrow("a", "outside"), arrow("outside", "c")],
			boxes: [{ id: "b" }],
		};
		const layout = layoutGraph(input);
		expect(faults(input, layout)).toEqual([]);
		expect([...layout.back]).toEqual(["outside>c"]);
		expect(layout.nodes.get("outside")?.x).toBeGreaterThan(
			areaOf(input, layout, "b").x + areaOf(input, layout, "b").width,
		);
	});
});
