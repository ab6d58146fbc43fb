import fc from "fast-check";
import { expect, test } from "vitest";
import { countCrossings } from "./count-crossings.ts";
import { withLanes } from "./layered-graph.ts";
import { orderingOf } from "./ordering.ts";

const twoLayers = fc.record({
	upper: fc.integer({ min: 1, max: 12 }),
	lower: fc.integer({ min: 1, max: 12 }),
	arrows: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 400 }),
});

test("countCrossings finds as many as looking at every pair of arrows, few or very many", () => {
	fc.assert(
		fc.property(twoLayers, ({ upper, lower, arrows }) => {
			const pairs = arrows.map(([a, b]) => [a % upper, b % lower] as const);
			const graph = {
				count: upper + lower,
				from: Int32Array.from(pairs, ([a]) => a),
				to: Int32Array.from(pairs, ([, b]) => upper + b),
			};
			const layer = Int32Array.from({ length: upper + lower }, (_, v) => Number(v >= upper));
			const layered = withLanes(graph, layer);
			const sequence = Int32Array.from({ length: upper + lower }, (_, v) => v);
			let expected = 0;
			for (const [i, [a, b]] of pairs.entries()) {
				for (const [c, d] of pairs.slice(i + 1)) if ((a - c) * (b - d) < 0) expected++;
			}
			expect(countCrossings(layered, orderingOf(layered, sequence))).toBe(expected);
		}),
	);
});
