import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideNodes } from "./hide.ts";
import { flowEdge } from "./testing.ts";

function hide(pairs: string[], hidden: string[], maxEdges = 100) {
	const { edges, isTruncated } = hideNodes({
		edges: pairs.map((pair) => flowEdge(pair.charAt(0), pair.charAt(1))),
		isHidden: (id) => hidden.includes(id),
		isFile: (id) => id === id.toUpperCase(),
		maxEdges,
	});
	return {
		edges: edges.map((e) => `${e.source}${e.target}${e.viaHidden || ""}`).sort(),
		isTruncated,
		all: edges,
	};
}

describe("hideNodes", () => {
	it("leaves a graph without hidden nodes as it is", () => {
		expect(hide(["Ab", "bC"], []).edges).toEqual(["Ab", "bC"]);
	});

	it("goes on through hidden nodes and says how many lie between", () => {
		expect(hide(["Ab", "bC", "Cd", "dE"], ["b", "C", "d"]).edges).toEqual(["AE3"]);
	});

	it("takes the shortest way and stops at the first shown node", () => {
		expect(hide(["Ab", "bC", "CD", "bE", "ED", "bD"], ["b", "C"]).edges).toEqual(["AD1", "AE1", "ED"]);
	});

	it("prefers a direct edge over a bridge", () => {
		expect(hide(["AB", "Ac", "cB"], ["c"]).edges).toEqual(["AB"]);
	});

	it("ends on a cycle of hidden nodes and never bridges a node with itself", () => {
		expect(hide(["Ab", "bc", "cb", "bA", "cD"], ["b", "c"]).edges).toEqual(["AD2"]);
	});

	it("drops hidden ends: nothing points at a node that is not shown", () => {
		expect(hide(["aB", "Bc"], ["a", "c"]).edges).toEqual([]);
	});

	it("says that an edge into a file is an output and one into a run an input", () => {
		expect(hide(["Ab", "bC", "bd"], ["b"]).all.map((e) => [e.target, e.kind])).toEqual([
			["C", "output"],
			["d", "input"],
		]);
	});

	it("stops bridging a hidden hub at the bound, and says so", () => {
		const sources = Array.from("ABCDEFGH", (id) => `${id}x`);
		const targets = Array.from("STUVWYZ", (id) => `x${id}`);
		const found = hide([...sources, ...targets], ["x"], 20);
		expect(found.edges).toHaveLength(20);
		expect(found.isTruncated).toBe(true);
	});

	it("never cuts: of any graph, what led to what among the shown nodes still does", () => {
		const id = fc.constantFrom(..."ABCDEFGH");
		const pairs = fc.array(
			fc.tuple(id, id).map(([a, b]) => a + b),
			{ maxLength: 30 },
		);
		fc.assert(
			fc.property(pairs, fc.subarray([..."ABCDEFGH"]), (edges, hidden) => {
				const before = reachable(edges);
				const after = reachable(hide(edges, hidden, 1000).all.map((edge) => edge.source + edge.target));
				const isKept = (pair: string) =>
					!hidden.includes(pair.charAt(0)) &&
					!hidden.includes(pair.charAt(1)) &&
					pair.charAt(0) !== pair.charAt(1);
				expect([...after].filter(isKept).sort()).toEqual([...before].filter(isKept).sort());
			}),
		);
	});
});

/** All pairs of which the first leads to the second. */
function reachable(pairs: readonly string[]): Set<string> {
	const found = new Set(pairs);
	for (const pair of found) {
		for (const next of pairs)
			if (pair.charAt(1) === next.charAt(0)) found.add(pair.charAt(0) + next.charAt(1));
	}
	return found;
}
