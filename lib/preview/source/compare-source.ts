import { type NotebookCell, notebookCells } from "../../contracts/notebook-cells.ts";
import type { DiffPart, SourceDiff, SourceJob } from "../../contracts/transform-comparison.ts";
import { maxChangedLines, newDiffBudget } from "./budget.ts";
import { compareCells } from "./compare-cells.ts";
import { compareLines, linesOf } from "./compare-lines.ts";

/** Code beyond this is not compared; of notebooks, what was written in their cells. */
const maxComparedChars = 1_000_000;

/** What changed from one source to another: by lines, or by cells where both are notebooks. */
export async function compareSource({ olderSource, newerSource }: SourceJob): Promise<SourceDiff> {
	const [a, b] = [notebookCells(olderSource), notebookCells(newerSource)];
	const isBoth = a !== null && b !== null;
	const by = isBoth ? "cells" : "lines";
	const sizes = isBoth ? [charsOf(a), charsOf(b)] : [olderSource.length, newerSource.length];
	if (Math.max(...sizes) > maxComparedChars) {
		return unknownDiff(by, "Only sources of up to a million characters are compared.");
	}
	const budget = newDiffBudget();
	const [olderLines, newerLines] = [linesOf(olderSource), linesOf(newerSource)];
	const lines = isBoth ? null : compareLines(olderLines, newerLines, budget);
	const parts = isBoth ? compareCells(a, b, budget) : lines && [whole(lines)];
	if (parts === null) return unknownDiff(by, "They are too different to be compared here.");
	const [added, removed] = [sum(parts, "added"), sum(parts, "removed")];
	const isChanged = parts.some(({ change }) => change !== "same");
	if (!isChanged) {
		const isSame = isBoth || olderSource === newerSource;
		const note = isSame ? null : "Only how their lines end differs.";
		return { outcome: isSame ? "same" : "changed", reason: null, by, added, removed, parts: [], note };
	}
	const note = budget.isCut
		? `Of what changed, about the first ${maxChangedLines.toLocaleString("en")} lines are shown.`
		: null;
	return { outcome: "changed", reason: null, by, added, removed, parts, note };
}

/** That two sources cannot be compared, and why. */
function unknownDiff(by: SourceDiff["by"], reason: string): SourceDiff {
	return { outcome: "unknown", reason, by, added: 0, removed: 0, parts: [], note: null };
}

function whole(diff: Pick<DiffPart, "added" | "removed" | "stretches">): DiffPart {
	const change = diff.added + diff.removed > 0 ? "changed" : "same";
	return { olderCell: null, newerCell: null, cellType: null, change, ...diff };
}

const charsOf = (cells: readonly NotebookCell[]) => cells.reduce((all, { source }) => all + source.length, 0);
const sum = (parts: readonly DiffPart[], field: "added" | "removed") =>
	parts.reduce((all, part) => all + part[field], 0);
