import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph } from "./layout-graph.ts";
import { anyGraph, arrow, box, faults, type Input } from "./testing.ts";
import type { Point } from "./types.ts";

const laidOut = (ids: string, edges: Input["edges"]) => {
	const input = { nodes: [...ids].map((id) => box(id)), edges };
	const layout = layoutGraph(input);
	expect(faults(input, layout)).toEqual([]);
	return layout;
};

/** The points of a way at which it is farther left than at the one before. */
const goesLeft = (way: readonly Point[] = []) => way.some(({ x }, i) => x < (way[i - 1]?.x ?? x));

describe("arrows of a cycle", () => {
	it("of two go one straight and one around, with nothing in common but the cards", () => {
		const { nodes, edges, back } = laidOut("ab", [arrow("a", "b"), arrow("b", "a")]);
		expect([...back]).toEqual(["b>a"]);
		expect(edges.get("a>b")).toEqual([
			{ x: 160, y: 20 },
			{ x: 232, y: 20 },
		]);
		const around = edges.get("b>a") ?? [];
		expect(around[0]).toEqual({ x: 392, y: 20 });
		expect(around.at(-1)).toEqual({ x: nodes.get("a")?.x, y: 20 });
		// Over both cards, and turned at their sides.
		expect(around.slice(1, -1)).toEqual([
			{ x: 392, y: -10 },
			{ x: 0, y: -10 },
		]);
	});

	it("of more go back by a lane around what lies between", () => {
		const chain = ["a>b", "b>c", "c>d", "d>a"].map((each) => arrow(each[0] ?? "", each[2] ?? "", each));
		const { edges, back } = laidOut("abcd", chain);
		expect([...back]).toEqual(["d>a"]);
		expect(goesLeft(edges.get("d>a"))).toBe(true);
		for (const id of ["a>b", "b>c", "c>d"]) expect(goesLeft(edges.get(id))).toBe(false);
	});

	it("run apart where several go around one card, and where one goes to its own card", () => {
		const { edges, back } = laidOut("ab", [
			arrow("a", "b"),
			arrow("b", "a", "one"),
			arrow("b", "a", "two"),
			arrow("a", "a", "own"),
		]);
		expect([...back].sort()).toEqual(["one", "own", "two"]);
		const over = (id: string, at: number) => edges.get(id)?.at(at)?.y;
		expect(over("one", 1)).not.toBe(over("two", 1));
		expect(new Set(["one", "two", "own"].map((id) => over(id, -2))).size).toBe(3);
	});

	it("lead back if and only if they are said to", () => {
		fc.assert(
			fc.property(anyGraph, (input) => {
				const { edges, back } = layoutGraph(input);
				for (const { id } of input.edges) expect(goesLeft(edges.get(id))).toBe(back.has(id));
			}),
		);
	});
});

it("runs arrows between the same two cards beside each other", () => {
	const ids = ["one", "two", "three"];
	const { edges } = laidOut(
		"ab",
		ids.map((id) => arrow("a", "b", id)),
	);
	expect(ids.map((id) => edges.get(id)?.[0]?.y).sort()).toEqual([12, 20, 28]);
});
