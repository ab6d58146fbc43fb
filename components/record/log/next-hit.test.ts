import { expect, it } from "vitest";
import { nextHit } from "./next-hit.ts";

it("goes from hit to hit, and round", () => {
	const lines = [3, 7, 9];
	expect([0, 3, 8, 9].map((from) => nextHit(lines, from, 1))).toEqual([3, 7, 9, 3]);
	expect([10, 9, 5, 3].map((from) => nextHit(lines, from, -1))).toEqual([9, 7, 3, 9]);
	expect(nextHit([], 1, 1)).toBeNull();
});
