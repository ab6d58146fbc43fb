import { describe, expect, it } from "vitest";
import { selectionOf } from "./selection-of.ts";

describe("what whence lineage is asked for", () => {
	it.each([
		"bams/output.bam",
		"a b and c.csv",
		"r8KdAAAA",
		"run:r8KdAAAA",
		"user:testuser1",
		"file:x.bam",
		"C:\\x.txt",
	])("looks around %s", (text) => {
		expect(selectionOf(text)).toBeNull();
	});

	it.each([
		['file:"bams/output.bam"+2', "file:bams/output.bam+2"],
		["by:testuser1", "by:testuser1"],
		["transform:'x", "transform:'x"],
		["file:*.bam", "file:*.bam"],
		["(kind:run)", "kind:run"],
	])("selects %s", (text, selection) => {
		expect(selectionOf(text)).toBe(selection);
	});

	it("marks the place of a mistake", () => {
		expect(() => selectionOf("file:a and type:notepad")).toThrow(
			/There is no type "notepad".*:\n {2}file:a and type:notepad\n {18}\^$/s,
		);
	});
});
