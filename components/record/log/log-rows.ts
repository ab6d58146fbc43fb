/** The lines that a long log lost, both ends included. */
export type LogGap = { from: number; to: number } | null;

/** How many rows a log has: one for each line that is kept, and one that says what is not. */
export function rowCount(lineCount: number, gap: LogGap): number {
	return gap ? gap.from + lineCount - gap.to : lineCount;
}

/** The line in a row, both counted as usual: rows from 0, lines from 1. Null for the row of what is not kept. */
export function lineOfRow(row: number, gap: LogGap): number | null {
	if (!gap || row < gap.from - 1) return row + 1;
	return row === gap.from - 1 ? null : row - gap.from + gap.to + 1;
}

/** The row of a line; of one that is not kept the row that says so. */
export function rowOfLine(no: number, gap: LogGap): number {
	if (!gap || no < gap.from) return no - 1;
	return no <= gap.to ? gap.from - 1 : no - gap.to - 1 + gap.from;
}
