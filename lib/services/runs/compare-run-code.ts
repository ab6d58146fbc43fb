import { notebookCells } from "../../contracts/notebook-cells.ts";
import type { Comparison, ContentComparer } from "../../contracts/previews.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import { sourceOf } from "../transforms/source-of.ts";

/**
 * What changed in the code from one transform to another, line by line; of notebooks in their cells alone.
 *
 * @param compare holds two texts against each other, in bounds.
 * @throws WhenceError `not_found` when there is no such transform.
 */
export async function compareRunCode({
	ctx,
	input: { a, b },
	compare,
}: {
	ctx: Ctx;
	input: { a: string; b: string };
	compare: ContentComparer;
}): Promise<Comparison> {
	requireScope(ctx, "read");
	const [older, newer] = [await sourceOf(ctx, a), await sourceOf(ctx, b)];
	if (older === null || newer === null) {
		return { kind: "none", reason: "The source of one of them was not registered." };
	}
	return compare({ older: bytesOf(older), newer: bytesOf(newer), name: "source.txt" });
}

function bytesOf(source: string): { bytes: Uint8Array } {
	const cells = notebookCells(source);
	const text = cells
		? cells.map((cell, i) => `# cell ${i + 1} (${cell.type})\n${cell.source}\n`).join("\n")
		: source;
	return { bytes: new TextEncoder().encode(text) };
}
