import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Direction, LayeredWalk, type WalkOptions } from "./walk.ts";

type Pairs = readonly (readonly [string, string])[];

function neighboursIn(edges: Pairs) {
	return async ({ frontier, direction }: { frontier: readonly string[]; direction: Direction }) =>
		edges.flatMap(([from, to]) => {
			if (direction === "down") return frontier.includes(from) ? [to] : [];
			return frontier.includes(to) ? [from] : [];
		});
}

/** A walk with its whole budget at once. */
function walkLayers({ budget, ...options }: WalkOptions & { budget: number }): Promise<LayeredWalk> {
	return new LayeredWalk(options).spend(budget);
}

/** Costs of nodes that are known without loading. */
const costing = (of: (id: string) => number) => ({
	most: 1,
	load: async () => undefined,
	of,
	pay: () => undefined,
});

const wide = { depth: 100, budget: 1000, reach: 1000 };
const chain: Pairs = [
	["a", "b"],
	["b", "c"],
	["c", "d"],
];

describe("walkLayers", () => {
	it("walks the same way in both directions", async () => {
		const neighbours = neighboursIn(chain);
		const down = await walkLayers({ ...wide, start: ["b"], direction: "down", neighbours });
		expect([...down.depthOf]).toEqual([
			["b", 0],
			["c", 1],
			["d", 2],
		]);
		const up = await walkLayers({ ...wide, start: ["b"], direction: "up", neighbours });
		expect([...up.depthOf]).toEqual([
			["b", 0],
			["a", 1],
		]);
	});

	it("ends on a cycle of two runs", async () => {
		const edges: Pairs = [
			["r1", "f1"],
			["f1", "r2"],
			["r2", "f2"],
			["f2", "r1"],
		];
		const walk = await walkLayers({
			...wide,
			start: ["r1"],
			direction: "up",
			neighbours: neighboursIn(edges),
		});
		expect([...walk.depthOf.keys()].sort()).toEqual(["f1", "f2", "r1", "r2"]);
		expect(walk.isTruncated).toBe(false);
	});

	it("stops at the depth without calling that truncated", async () => {
		const walk = await walkLayers({
			...wide,
			depth: 1,
			start: ["a"],
			direction: "down",
			neighbours: neighboursIn(chain),
		});
		expect([...walk.depthOf.keys()]).toEqual(["a", "b"]);
		expect(walk.isTruncated).toBe(false);
	});

	it("spends the budget on what is near, and says that it ended the walk", async () => {
		const star = Array.from({ length: 900 }, (_, index) => ["hub", `leaf${index}`] as const);
		const walk = await walkLayers({
			...wide,
			budget: 10,
			start: ["hub"],
			direction: "down",
			neighbours: neighboursIn(star),
		});
		expect(walk.depthOf.size).toBe(11);
		expect(walk.reached.size).toBe(901);
		expect(walk.isTruncated).toBe(true);
	});

	it("is not truncated when the budget is just enough", async () => {
		const walk = await walkLayers({
			...wide,
			budget: 3,
			start: ["a"],
			direction: "down",
			neighbours: neighboursIn(chain),
		});
		expect(walk.isTruncated).toBe(false);
	});

	it("walks on through nodes that cost nothing", async () => {
		const walk = await walkLayers({
			...wide,
			budget: 1,
			start: ["a"],
			direction: "down",
			neighbours: neighboursIn(chain),
			costs: costing((id) => (id === "d" ? 1 : 0)),
		});
		expect([...walk.depthOf.keys()]).toEqual(["a", "b", "c", "d"]);
	});

	it("stops at its reach, whatever the nodes cost", async () => {
		const neighbours = async ({ frontier }: { frontier: readonly string[] }) =>
			frontier.flatMap((id) => [`${id}0`, `${id}1`]);
		const walk = await walkLayers({
			start: ["x"],
			direction: "down",
			depth: 100,
			budget: 10,
			reach: 50,
			neighbours,
			costs: costing(() => 0),
		});
		expect(walk.isTruncated).toBe(true);
		expect(walk.reached.size).toBeLessThan(130);
	});

	it("goes on where it stopped, to where it would have come at once, and pays for no node twice", async () => {
		const node = fc.integer({ min: 0, max: 20 }).map(String);
		const edges = fc.array(fc.tuple(node, node), { maxLength: 60 });
		const budgets = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(edges, budgets, async (graph, parts) => {
				const options = {
					...wide,
					start: ["0"],
					direction: "down" as const,
					neighbours: neighboursIn(graph),
				};
				const paid: string[] = [];
				const costs = { ...costing(() => 1), pay: (id: string) => paid.push(id) };
				const walk = new LayeredWalk({ ...options, costs });
				for (const part of parts) await walk.spend(part);
				const whole = await walkLayers({ ...options, budget: parts.reduce((sum, part) => sum + part, 0) });
				expect([...walk.depthOf]).toEqual([...whole.depthOf]);
				expect(walk.isTruncated).toBe(parts.length > 0 && whole.isTruncated);
				expect(paid).toEqual([...walk.depthOf.keys()].slice(1));
			}),
		);
	});

	it("finds each node of any graph once, at its least distance", async () => {
		const node = fc.integer({ min: 0, max: 12 }).map(String);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(node, node), { maxLength: 40 }), async (edges) => {
				const walk = await walkLayers({
					...wide,
					start: ["0"],
					direction: "down",
					neighbours: neighboursIn(edges),
				});
				const distance = new Map([["0", 0]]);
				for (const [at, hops] of distance) {
					for (const [from, to] of edges) if (from === at && !distance.has(to)) distance.set(to, hops + 1);
				}
				expect(Object.fromEntries(walk.depthOf)).toEqual(Object.fromEntries(distance));
			}),
		);
	});
});
