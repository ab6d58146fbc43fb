import { expect, test } from "vitest";
import { notebookCells } from "./notebook-cells.ts";

test("reads cells with their kernel's language, whether a source is text or lines", () => {
	const text = JSON.stringify({
		nbformat: 4,
		metadata: { kernelspec: { language: "TypeScript" } },
		cells: [
			{ cell_type: "markdown", source: ["# Title\n", "text"] },
			{ cell_type: "code", source: "await ln.track()" },
		],
	});
	expect(notebookCells(text)).toEqual([
		{ type: "text", language: "typescript", source: "# Title\ntext" },
		{ type: "code", language: "typescript", source: "await ln.track()" },
	]);
});

test("takes no script and no other JSON for a notebook", () => {
	expect(notebookCells("print(1)")).toBeNull();
	expect(notebookCells("{ not json")).toBeNull();
	expect(notebookCells('{"cells": []}')).toBeNull();
});
