import { describe, expect, it } from "vitest";
import { lineageEdgeId } from "../../../lib/contracts/lineage-terms.ts";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { fileNode, flowEdge, runNode, viewOf } from "../../../lib/lineage/testing.ts";
import { edgeClause, edgeSentence } from "./edge-words.ts";
import { drawnEdgeId, pickEdge } from "./pick-edge.ts";

const edge = (source: string, target: string, overrides: Parameters<typeof flowEdge>[2] = {}) => {
	const made = flowEdge(source, target, overrides);
	return { ...made, id: lineageEdgeId(made) };
};

describe("the edge that an address names", () => {
	const files = Array.from({ length: 6 }, (_, i) => fileNode(`f${i}.bam`, { suffix: ".bam" }));
	const view = viewOf(
		[runNode("split"), ...files],
		files.map(({ id }) => edge("split", id)),
	);
	const folded = foldGraph(view);

	it("is an edge of the answer, and drawn as part of one when records are folded", () => {
		const picked = pickEdge("output:split>f3.bam", view, folded);
		expect(picked?.parts).toEqual([picked?.edge]);
		expect(folded.edges).toHaveLength(1);
		expect(picked && drawnEdgeId(picked, folded)).toBe(folded.edges[0]?.id);
	});

	it("is a drawn edge with all that it stands for", () => {
		const [drawn] = folded.edges;
		const picked = pickEdge(drawn?.id ?? "", view, folded);
		expect(picked?.edge.count).toBe(6);
		expect(picked?.parts.map(({ id }) => id)).toEqual(view.edges.map(({ id }) => id));
		expect(picked && drawnEdgeId(picked, folded)).toBe(drawn?.id);
	});

	it("is nothing when no such edge is shown", () => {
		expect(pickEdge("output:split>gone", view, folded)).toBeNull();
	});
});

describe("the words for an edge", () => {
	const [run, file] = [runNode("align"), fileNode("out.bam")];
	it("say what it means, by kind", () => {
		expect(edgeSentence(edge("in", "align", { kind: "input", outputKind: null }), file, run)).toBe(
			"align read out.bam.",
		);
		expect(edgeSentence(edge("align", "out.bam"), run, file)).toBe("align made out.bam.");
		expect(edgeSentence(edge("align", "out.bam", { outputKind: "recreated" }), run, file)).toBe(
			"align made out.bam again.",
		);
		expect(edgeSentence(edge("align", "out.bam", { viaHidden: 2 }), run, file)).toContain(
			"through what is hidden",
		);
	});

	it("say how it is known as far as all that it stands for agree", () => {
		expect(edgeClause(edge("a", "b"))).toBe("output, tracked, by testuser1");
		expect(edgeClause(edge("a", "b", { count: 3, origin: null, recordedBy: null }))).toBe("output, 3 links");
		expect(edgeClause(edge("a", "b", { viaHidden: 3, origin: null, recordedBy: null }))).toBe("via 3 hidden");
	});
});
