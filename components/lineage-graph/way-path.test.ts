import { expect, test } from "vitest";
import { dashOf } from "./edge-look.ts";
import { wayPath } from "./way-path.ts";

test("turns outwards: to the right where an arc leaves its card, to the left where it comes back in", () => {
	const path = wayPath([
		{ x: 100, y: 20 },
		{ x: 100, y: -20 },
		{ x: 0, y: -20 },
		{ x: 0, y: 20 },
	]);
	expect(path).toBe("M100,20 C124,20 124,-20 100,-20 L0,-20 C-24,-20 -24,20 0,20");
});

test("goes straight where it is level, and in an S where it changes its height", () => {
	const path = wayPath([
		{ x: 0, y: 0 },
		{ x: 10, y: 0 },
		{ x: 30, y: 40 },
	]);
	expect(path).toBe("M0,0 L10,0 C20,0 20,40 30,40");
});

test("tells by dashes what an edge is", () => {
	const edge = { kind: "output", outputKind: "created" } as const;
	const dashes = [
		dashOf(edge, false),
		dashOf(edge, true),
		dashOf({ ...edge, outputKind: "recreated" }, false),
		dashOf({ ...edge, outputKind: "recreated" }, true),
		dashOf({ kind: "started", outputKind: null }, false),
	];
	expect(new Set(dashes).size).toBe(5);
	expect(dashes[0]).toBeNull();
});
