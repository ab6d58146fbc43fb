import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout-graph.ts";
import { arrow, box, type Input } from "./testing.ts";

/** Whole numbers below `end` that are the same each time (Park, Miller: Random Number Generators, 1988). */
function numbersFrom(seed: number): (end: number) => number {
	let state = seed;
	return (end) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % end;
	};
}

/** A graph of its own for each seed; without cycles all arrows lead to later nodes, each pair joined once. */
function someGraph(seed: number, hasCycles: boolean): Input {
	const next = numbersFrom(seed);
	const count = 5 + next(90);
	const nodes = Array.from({ length: count }, (_, i) => box(`n${i}`, 20 + next(60), 60 + next(200)));
	const edges = Array.from({ length: Math.floor(count * 1.6) }, () => {
		const [a, b] = [next(count), next(count)];
		return hasCycles || a < b ? arrow(`n${a}`, `n${b}`) : arrow(`n${b}`, `n${a}`);
	});
	const known = new Map(edges.map((edge) => [edge.id, edge]));
	return { nodes, edges: [...known.values()].filter((each) => hasCycles || each.source !== each.target) };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function digest(values: unknown): string {
	return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 16);
}

/** What these graphs look like: whoever changes that on purpose looks at the pictures of the bench, and says so here. */
const before = {
	places: "fad0ab9f0089ce88",
	ways: "85a02c444e754da4",
};

describe("a layout without boxes", () => {
	const seeds = Array.from({ length: 12 }, (_, i) => i + 7);

	it("has every card where it was", () => {
		const places = seeds.flatMap((seed) =>
			[true, false].map((hasCycles) =>
				[...layoutGraph(someGraph(seed, hasCycles)).nodes]
					.map(([id, { x, y }]) => [id, rounded(x), rounded(y)])
					.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
			),
		);
		expect(digest(places)).toBe(before.places);
	});

	it("has every edge where it was, but for those that lead back or run beside another", () => {
		const ways = seeds.map((seed) =>
			[...layoutGraph(someGraph(seed, false)).edges]
				.map(([id, way]) => [id, ...way.flatMap(({ x, y }) => [rounded(x), rounded(y)])])
				.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
		);
		expect(digest(ways)).toBe(before.ways);
	});
});
