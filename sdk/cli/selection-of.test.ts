import { describe, expect, it } from "vitest";
import { wantedOf } from "./selection-of.ts";

describe("what whence lineage is asked for", () => {
	it.each([
		["bams/output.bam", "bams/output.bam"],
		["a b and c.csv", "a b and c.csv"],
		["C:\\x.txt", "C:\\x.txt"],
		["file:x.bam", "file:x.bam"],
		['file:"a b.csv"', "file:a b.csv"],
		["run:r8KdAAAABBBBCCCC", "run:r8KdAAAABBBBCCCC"],
		["transform:t8KdAAAABBBB", "transform:t8KdAAAABBBB"],
		["user:testuser1", "user:testuser1"],
	])("looks around %s", (text, record) => {
		expect(wantedOf(text)).toEqual({ record });
	});

	it.each(["run:nightly", "run:r8Kd", "transform:aligner", 'transform:"Cell Ranger"', "file:*.bam"])(
		"looks around what is called %s",
		(text) => {
			expect(wantedOf(text)).toMatchObject({ name: { term: "records", up: 0, down: 0 } });
		},
	);

	it.each([
		['file:"bams/output.bam"+2', "file:bams/output.bam+2"],
		["by:testuser1", "by:testuser1"],
		["(kind:run)", "kind:run"],
	])("selects %s", (text, select) => {
		expect(wantedOf(text)).toEqual({ select });
	});

	it("marks the place of a mistake", () => {
		expect(() => wantedOf("file:a and type:notepad")).toThrow(
			/There is no type "notepad".*:\n {2}file:a and type:notepad\n {18}\^$/s,
		);
	});
});
