import { expect, test } from "vitest";
import { fileNode, flowEdge, runNode, viewOf } from "../../lib/lineage/testing.ts";
import { cameSince, momentsOf, wereThere } from "./moments.ts";

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const view = viewOf(
	[
		fileNode("a", { createdAt: at(1) }),
		runNode("r", { createdAt: at(2) }),
		fileNode("b", { createdAt: at(4) }),
	],
	[flowEdge("a", "r", { recordedAt: at(3) }), flowEdge("r", "b", { recordedAt: at(4) })],
);

test("steps through every moment once, in order", () => {
	expect(momentsOf([view, view])).toEqual([1, 2, 3, 4].map(at));
	expect(momentsOf([])).toEqual([]);
});

test("keeps the last of very many moments", () => {
	const many = Array.from({ length: 5_000 }, (_, i) =>
		fileNode(`f${i}`, { createdAt: new Date(Date.parse(at(1)) + i * 1000).toISOString() }),
	);
	const moments = momentsOf([viewOf(many, [])]);
	expect(moments.length).toBeLessThanOrEqual(400);
	expect(moments.at(-1)).toBe(many.at(-1)?.createdAt);
});

test("tells what was there from what came since", () => {
	expect([...cameSince(view, new Date(at(2)))]).toEqual(["b"]);
	expect([...wereThere(view, new Date(at(2)))]).toEqual(["a", "r"]);
});
