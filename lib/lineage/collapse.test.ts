import { describe, expect, it } from "vitest";
import { collapseNodes } from "./collapse.ts";
import { flowEdge } from "./testing.ts";

const groups: Record<string, string> = { r1: "T", r2: "T", r3: "U" };
const groupOf = (id: string) => groups[id] ?? id;

describe("collapseNodes", () => {
	it("makes one edge of many between the same groups, and counts them", () => {
		const found = collapseNodes([flowEdge("a", "r1"), flowEdge("a", "r2"), flowEdge("a", "r3")], groupOf);
		expect(found.map((edge) => [edge.source, edge.target, edge.count])).toEqual([
			["a", "T", 2],
			["a", "U", 1],
		]);
	});

	it("drops edges within a group", () => {
		expect(collapseNodes([flowEdge("r1", "r2")], groupOf)).toEqual([]);
	});

	it("keeps both directions apart, so that a transform that reads what it wrote shows a cycle", () => {
		const found = collapseNodes([flowEdge("r1", "a"), flowEdge("a", "r2")], groupOf);
		expect(found.map((edge) => `${edge.source}>${edge.target}`)).toEqual(["T>a", "a>T"]);
	});

	it("names an edge alike in every graph, and otherwise when it goes through hidden records", () => {
		const [whole, bridge] = [flowEdge("a", "b"), flowEdge("a", "c", { viaHidden: 2 })];
		const ids = (edges: ReturnType<typeof collapseNodes>) => edges.map(({ id }) => id);
		const once = collapseNodes([whole, bridge], groupOf);
		expect(ids(once)).toEqual(["output:a>b", "via:a>c"]);
		expect(ids(collapseNodes(once, groupOf))).toEqual(ids(once));
		expect(ids(collapseNodes([{ ...bridge, target: "b" }, whole], groupOf))).toEqual(["output:a>b"]);
	});

	it("keeps what the edges share and leaves out what differs", () => {
		const [edge] = collapseNodes(
			[
				flowEdge("r1", "a", { outputKind: "recreated", recordedBy: "ada", viaHidden: 2 }),
				flowEdge("r2", "a", { outputKind: "created", recordedBy: "grace", viaHidden: 1 }),
			],
			groupOf,
		);
		expect(edge).toMatchObject({ outputKind: "created", origin: "tracked", recordedBy: null, viaHidden: 1 });
	});
});
