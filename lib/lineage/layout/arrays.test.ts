import { describe, expect, it } from "vitest";
import { bytes, copied, doubles, ints, withArrays } from "./arrays.ts";
import { layoutGraph } from "./layout-graph.ts";
import { arrow, box } from "./testing.ts";

describe("arrays of a layout", () => {
	it("are all 0, whatever the work before left in their memory", () => {
		const fill = () => {
			for (const list of [ints(100), doubles(50), bytes(33), ints(20)]) list.fill(7);
		};
		withArrays(fill);
		const all = withArrays(() =>
			[ints(100), doubles(50), bytes(33), ints(20)].map((list) => Array.from<number>(list)),
		);
		expect(all.flat().filter((one) => one !== 0)).toEqual([]);
		expect(all.flat()).toHaveLength(203);
	});

	it("share no memory within a work, nor with work inside it", () => {
		withArrays(() => {
			const outer = ints(10).fill(1);
			const [one, other] = withArrays(() => [bytes(3).fill(2), copied(ints(4).fill(3), 2)]);
			expect([...(one ?? []), ...(other ?? [])]).toEqual([2, 2, 2, 3, 3]);
			expect(doubles(4).fill(4).length).toBe(4);
			expect([...outer]).toEqual(Array.from({ length: 10 }, () => 1));
		});
	});

	it("are as good when there is no room left for them, and free again when work fails", () => {
		const failing = () =>
			withArrays(() => {
				for (let i = 0; i < 1_000; i++) expect(ints(4_000).fill(i + 1)[3_999]).toBe(i + 1);
				throw new Error("Fails.");
			});
		for (let i = 0; i < 3; i++) expect(failing).toThrow("Fails.");
		expect(withArrays(() => ints(8).buffer.byteLength)).toBeGreaterThan(32);
	});

	it("are nobody else's where no work gives them back", () => {
		const [one, other] = [ints(8), doubles(8)];
		expect([one.buffer.byteLength, other.buffer.byteLength]).toEqual([32, 64]);
	});

	it("do not mix when one layout is asked for in the midst of another", () => {
		const nodes = Array.from({ length: 30 }, (_, i) => box(`n${i}`));
		const edges = Array.from({ length: 60 }, (_, i) =>
			arrow(`n${(i * 7) % 30}`, `n${(i * 11 + 5) % 30}`, `e${i}`),
		);
		const alone = layoutGraph({ nodes, edges });
		const asked = layoutGraph(
			{ nodes, edges },
			{
				isCancelled() {
					layoutGraph({ nodes: nodes.slice(5), edges });
					return false;
				},
			},
		);
		expect(asked).toEqual(alone);
	});
});
