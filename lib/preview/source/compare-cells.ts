import { diffArrays } from "diff";
import type { NotebookCell } from "../../contracts/notebook-cells.ts";
import type { DiffPart } from "../../contracts/transform-comparison.ts";
import { align, likenessOf, type Pair, wordCounts } from "./align.ts";
import type { DiffBudget } from "./budget.ts";
import { compareLines, linesOf } from "./compare-lines.ts";

/** Cells that have less in common than this are not the same cell, changed. */
const leastLikeness = 0.3;

/** Compares notebooks cell by cell, by what was written in them; null when that takes too long. */
export function compareCells(
	older: readonly NotebookCell[],
	newer: readonly NotebookCell[],
	budget: DiffBudget,
): DiffPart[] | null {
	const pairs = pairCells(older, newer, budget);
	if (pairs === null) return null;
	const parts: DiffPart[] = [];
	for (const [i, j] of pairs) {
		const [a, b] = [i === null ? undefined : older[i], j === null ? undefined : newer[j]];
		const diff = compareLines(linesOf(a?.source ?? ""), linesOf(b?.source ?? ""), budget);
		if (diff === null) return null;
		parts.push({
			olderCell: i === null ? null : i + 1,
			newerCell: j === null ? null : j + 1,
			cellType: (b ?? a)?.type ?? null,
			change: !a ? "added" : !b ? "removed" : a.source === b.source ? "same" : "changed",
			...diff,
		});
	}
	return parts;
}

/** What stayed the same first; between, what is most alike and of one type. */
function pairCells(
	older: readonly NotebookCell[],
	newer: readonly NotebookCell[],
	budget: DiffBudget,
): Pair[] | null {
	const keyOf = ({ type, source }: NotebookCell) => `${type}\n${source}`;
	const timeout = Math.max(1, budget.deadline - Date.now());
	const changes = diffArrays(older.map(keyOf), newer.map(keyOf), { timeout });
	if (changes === undefined) return null;
	const pairs: Pair[] = [];
	let [i, j] = [0, 0];
	let [gone, come] = [0, 0];
	const flush = () => {
		const describe = (cell: NotebookCell) => ({ type: cell.type, words: wordCounts(cell.source) });
		const between = align(
			older.slice(i, i + gone).map(describe),
			newer.slice(j, j + come).map(describe),
			(a, b) => (a.type === b.type ? likenessOf(a.words, b.words) : 0),
			leastLikeness,
		);
		for (const [a, b] of between) pairs.push([a === null ? null : i + a, b === null ? null : j + b]);
		i += gone;
		j += come;
		[gone, come] = [0, 0];
	};
	for (const { count, added, removed } of changes) {
		if (removed) gone += count;
		else if (added) come += count;
		else {
			flush();
			for (let n = 0; n < count; n++) pairs.push([i++, j++]);
		}
	}
	flush();
	return pairs;
}
