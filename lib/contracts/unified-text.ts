import type { DiffPart, DiffStretch, TransformComparison } from "./transform-comparison.ts";

/** A comparison as `diff -u` prints it; a notebook's cells each have a heading. Empty when nothing changed. */
export function unifiedText({ older, newer, by, parts }: TransformComparison): string {
	const changed = parts.filter(({ change }) => change !== "same");
	if (changed.length === 0) return "";
	const head = [older, newer].map(({ key, version }) => `${key}@${version}`);
	const lines = [`--- ${head[0]}`, `+++ ${head[1]}`];
	for (const part of changed) {
		if (by === "cells") lines.push(`# ${cellWords(part)}`);
		for (const hunk of hunksOf(part.stretches)) lines.push(...hunkLines(hunk));
	}
	return `${lines.join("\n")}\n`;
}

/** `cell 3 → 4`, and what happened to it. */
export function cellWords({ olderCell, newerCell, change }: DiffPart): string {
	const no = olderCell === newerCell ? `${newerCell}` : [olderCell, newerCell].filter(Boolean).join(" → ");
	return `cell ${no} ${change}`;
}

/** Changes with the lines about them: what is folded stands between hunks. */
function hunksOf(stretches: readonly DiffStretch[]): DiffStretch[][] {
	const hunks: DiffStretch[][] = [[]];
	for (const stretch of stretches) {
		if (stretch.kind === "same" && stretch.isFolded) hunks.push([]);
		else hunks.at(-1)?.push(stretch);
	}
	return hunks.filter((hunk) => hunk.some(({ kind }) => kind === "changed"));
}

function hunkLines(hunk: readonly DiffStretch[]): string[] {
	const lines: string[] = [];
	const [at, count] = [
		{ older: 0, newer: 0 },
		{ older: 0, newer: 0 },
	];
	const put = (sign: " " | "-" | "+", older: number | null, newer: number | null, text: string) => {
		if (older !== null) {
			at.older ||= older;
			count.older++;
		}
		if (newer !== null) {
			at.newer ||= newer;
			count.newer++;
		}
		lines.push(`${sign}${text}`);
	};
	for (const stretch of hunk) {
		if (stretch.kind === "same") {
			for (const [i, text] of (stretch.lines ?? []).entries())
				put(" ", stretch.olderNo + i, stretch.newerNo + i, text);
			continue;
		}
		for (const { older } of stretch.rows) if (older) put("-", older.no, null, older.text);
		for (const { newer } of stretch.rows) if (newer) put("+", null, newer.no, newer.text);
	}
	return [`@@ -${at.older},${count.older} +${at.newer},${count.newer} @@`, ...lines];
}
