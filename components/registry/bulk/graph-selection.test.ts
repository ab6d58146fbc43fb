import { expect, test } from "vitest";
import { parseSelection } from "../../../lib/contracts/parse-selection.ts";
import { exportHref } from "./export-href.ts";
import { graphSelection } from "./graph-selection.ts";

function text(answer: ReturnType<typeof graphSelection>): string {
	if ("why" in answer) throw new Error(answer.why);
	// Whatever is printed must be read by the graph.
	parseSelection(answer.text);
	return answer.text;
}

test("names chosen records by uid", () => {
	expect(text(graphSelection("file", { uids: ["a", "b"] }))).toBe("file:a or file:b");
	expect(text(graphSelection("run", { uids: ["a"] }))).toBe("run:a");
});

test("says all that match by conditions", () => {
	const matching = { suffix: [".bam", ".csv"], createdBy: ["ada"], createdAfter: "2026-03-01T00:00:00.000Z" };
	expect(text(graphSelection("file", { matching, expected: 3 }))).toBe(
		"kind:file and (suffix:.bam or suffix:.csv) and by:ada and after:2026-03-01T00:00:00.000Z",
	);
	expect(text(graphSelection("run", { matching: { tag: ['a "b"'] }, expected: 1 }))).toBe(
		'kind:run and tag:"a \\"b\\""',
	);
});

test("says why when a selection cannot say them", () => {
	expect(graphSelection("file", { matching: { q: "x" }, expected: 1 })).toEqual({
		why: "The graph cannot be narrowed by words.",
	});
	const uids = Array.from({ length: 201 }, (_, i) => `u${i}`);
	expect(graphSelection("file", { uids })).toHaveProperty("why");
});

test("writes an export's address with several values repeated", () => {
	expect(exportHref("/files", { suffix: [".bam", ".c&v"], q: "a b", sizeMin: 0, sort: "key" })).toBe(
		"/api/v1/files/export?suffix=.bam&suffix=.c%26v&q=a+b&sizeMin=0&sort=key",
	);
});
