import { describe, expect, it } from "vitest";
import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import { fileNode, flowEdge, runNode } from "../../lib/lineage/testing.ts";
import { nodeNamer } from "./node-name.ts";

const input = (source: string, target: string) =>
	flowEdge(source, target, { kind: "input", outputKind: null });
const name = (node: LineageNode, others: LineageNode[] = [], edges: LineageEdge[] = []) =>
	nodeNamer(new Map([node, ...others].map((each) => [each.id, each])), edges)(node);

describe("the name of a card", () => {
	const bam = fileNode("bams/output.bam", { versionNo: 2 });

	it("says what a file was made by, of how many inputs, and what depends on it", () => {
		const edges = [
			input("raw", "align"),
			flowEdge("align", bam.id),
			input(bam.id, "qc"),
			input(bam.id, "call"),
			flowEdge("testuser1", "align", { kind: "started" }),
		];
		expect(name({ ...bam, hidden: { up: 0, down: 1 } }, [runNode("align")], edges)).toBe(
			"File bams/output.bam, version 2, made by run align, 1 input, 3 dependants",
		);
	});

	it("calls a run without a name by its code, and counts inputs that are not shown", () => {
		const run = runNode("r1", { name: null, hidden: { up: 2, down: 0 } });
		expect(name(bam, [run], [input("raw", "r1"), flowEdge("r1", bam.id)])).toBe(
			"File bams/output.bam, version 2, made by run qc.ipynb, 3 inputs, 0 dependants",
		);
	});

	it("takes the run that created a file, not one that only made it again", () => {
		const edges = [flowEdge("again", bam.id, { outputKind: "recreated" }), flowEdge("first", bam.id)];
		expect(name(bam, [runNode("again"), runNode("first")], edges)).toContain("made by run first");
	});

	it("says so when the maker is not shown, is hidden by a filter, or was no run", () => {
		const hidden = { ...bam, hidden: { up: 1, down: 0 } };
		expect(name(hidden)).toContain("made by a run that is not shown, 0 dependants");
		const via = [flowEdge("raw", bam.id, { viaHidden: 1 })];
		expect(name(bam, [fileNode("raw")], via)).toContain("made by a run that is not shown");
		expect(name({ ...bam, isStale: true, isArchived: true })).toBe(
			"File bams/output.bam, version 2, saved by hand, 0 dependants, stale, archived",
		);
	});

	it("says a run's code, status, inputs and outputs", () => {
		const run = runNode("align", { status: "failed" });
		expect(name(run, [], [input("raw", "align")])).toBe("Run align of qc.ipynb, failed, 1 input, 0 outputs");
	});
});
