import { describe, expect, it } from "vitest";
import { fileNode, viewOf } from "../../../lib/lineage/testing.ts";
import { toggled } from "../../filters/toggled.ts";
import { chipsOf, type FilterValues, facetOptions, hiddenCount, noFilters } from "./filter-values.ts";

const none: FilterValues = {
	kinds: null,
	suffixes: null,
	statuses: null,
	types: null,
	people: null,
	tags: null,
	after: null,
	before: null,
	archived: null,
};

describe("filters of a graph", () => {
	it("keep a chosen value in the list though nothing has it, so that it can be taken back", () => {
		expect(facetOptions([{ value: ".bam", count: 3 }], [".bam", ".vcf"])).toEqual([
			{ value: ".bam", count: 3 },
			{ value: ".vcf", count: 0 },
		]);
	});

	it("are nothing at all once the last value is taken out", () => {
		expect(toggled(null, ".bam")).toEqual([".bam"]);
		expect(toggled([".bam"], ".vcf")).toEqual([".bam", ".vcf"]);
		expect(toggled([".bam"], ".bam")).toBeNull();
	});

	it("are chips, each of which takes itself off and leaves the others", () => {
		const chips = chipsOf({
			...none,
			suffixes: [".bam", "none"],
			kinds: ["user", "file"],
			after: new Date("2026-03-01T00:00:00Z"),
			before: new Date("2026-03-12T14:30:00Z"),
			archived: "include",
		});
		expect(chips.map(({ label }) => label)).toEqual([
			"kind: people",
			"kind: files",
			"files: .bam",
			"files: no suffix",
			"recorded from 1 Mar 2026",
			"recorded before 12 Mar 2026 14:30 UTC",
			"archived too",
		]);
		expect(chips[2]?.off).toEqual({ suffixes: ["none"] });
		expect(chipsOf(none)).toEqual([]);
		// Whatever filter there is, all of them can be taken off at once.
		expect(Object.keys(noFilters).sort()).toEqual(Object.keys(none).sort());
	});

	it("say how many records they hide", () => {
		const view = viewOf([fileNode("a"), fileNode("b")], []);
		expect(hiddenCount(view)).toBe(0);
		view.facets.kinds = [
			{ value: "file", count: 4 },
			{ value: "run", count: 3 },
		];
		expect(hiddenCount(view)).toBe(5);
	});
});
