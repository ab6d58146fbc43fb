import { expect, test } from "vitest";
import type { LineageEdge } from "../../lib/contracts/lineage.ts";
import { relatedIds } from "./related.ts";

function edge(source: string, target: string): LineageEdge {
	return {
		id: `${source}>${target}`,
		source,
		target,
		kind: "input",
		outputKind: null,
		origin: null,
		recordedAt: null,
		recordedBy: null,
		viaHidden: 0,
		count: 1,
	};
}

test("finds ancestors and descendants, but not siblings", () => {
	const edges = [edge("a", "b"), edge("b", "c"), edge("a", "sibling")];
	expect([...relatedIds(edges, "b")].sort()).toEqual(["a", "b", "c"]);
});

test("ends on a cycle", () => {
	expect(relatedIds([edge("a", "b"), edge("b", "a")], "a").size).toBe(2);
});
