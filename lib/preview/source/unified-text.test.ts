import { expect, it } from "vitest";
import type { TransformView } from "../../contracts/transforms.ts";
import { unifiedText } from "../../contracts/unified-text.ts";
import { compareSource } from "./compare-source.ts";

async function text(olderSource: string, newerSource: string): Promise<string> {
	const view = (version: string) => ({ key: "qc.py", version }) as TransformView;
	const diff = await compareSource({ olderSource, newerSource });
	return unifiedText({ older: view("1"), newer: view("2"), ...diff });
}

it("prints what diff -u prints", async () => {
	const lines = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`);
	const changed = lines.with(1, "line two").with(24, "line 25!").toSpliced(27, 0, "one more");
	expect(await text(`${lines.join("\n")}\n`, `${changed.join("\n")}\n`)).toBe(`--- qc.py@1
+++ qc.py@2
@@ -1,5 +1,5 @@
 line 1
-line 2
+line two
 line 3
 line 4
 line 5
@@ -22,9 +22,10 @@
 line 22
 line 23
 line 24
-line 25
+line 25!
 line 26
 line 27
+one more
 line 28
 line 29
 line 30
`);
	expect(await text("a\n", "a\n")).toBe("");
	expect(await text("", "a\n")).toBe("--- qc.py@1\n+++ qc.py@2\n@@ -0,0 +1,1 @@\n+a\n");
});

it("names the cells of a notebook", async () => {
	const notebook = (...sources: string[]) =>
		JSON.stringify({ nbformat: 4, cells: sources.map((source) => ({ cell_type: "code", source })) });
	expect(await text(notebook("a", "b = 1"), notebook("a", "new cell", "b = 2"))).toBe(`--- qc.py@1
+++ qc.py@2
# cell 2 added
@@ -0,0 +1,1 @@
+new cell
# cell 2 → 3 changed
@@ -1,1 +1,1 @@
-b = 1
+b = 2
`);
});
