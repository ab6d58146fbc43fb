import { expect, test } from "vitest";
import { idsBetween, reachOf, relatedToAny } from "./related.ts";

const edge = (source: string, target: string) => ({ source, target });
const sorted = (ids: ReadonlySet<string>) => [...ids].sort();

test("finds ancestors and descendants, but not siblings", () => {
	const edges = [edge("a", "b"), edge("b", "c"), edge("a", "sibling")];
	expect(sorted(relatedToAny(edges, ["b"]))).toEqual(["a", "b", "c"]);
	expect(sorted(reachOf(edges, "b", "up"))).toEqual(["a", "b"]);
	expect(sorted(reachOf(edges, "b", "down"))).toEqual(["b", "c"]);
});

test("ends on a cycle", () => {
	expect(relatedToAny([edge("a", "b"), edge("b", "a")], ["a"]).size).toBe(2);
});

test("finds every way between two, whichever comes first, and no dead end", () => {
	const edges = [
		edge("a", "left"),
		edge("a", "right"),
		edge("left", "b"),
		edge("right", "b"),
		edge("a", "dead end"),
		edge("b", "after"),
	];
	expect(sorted(idsBetween(edges, "a", "b"))).toEqual(["a", "b", "left", "right"]);
	expect(sorted(idsBetween(edges, "b", "a"))).toEqual(["a", "b", "left", "right"]);
	expect(sorted(idsBetween(edges, "dead end", "after"))).toEqual(["after", "dead end"]);
});
