/** What a comparison may still show, all its parts together. */
export interface DiffBudget {
	changedLines: number;
	/** Of what did not change, beside the few lines about each change. */
	equalLines: number;
	chars: number;
	/** Something was left out that changed. */
	isCut: boolean;
	/** Until when lines may be compared, in milliseconds of the clock. */
	deadline: number;
}

export const maxChangedLines = 3000;
const maxLineChars = 1000;

/** A budget that begins to run now. */
export function newDiffBudget(): DiffBudget {
	return {
		changedLines: maxChangedLines,
		equalLines: 3000,
		chars: 600_000,
		isCut: false,
		deadline: Date.now() + 2000,
	};
}

/** A line as it is shown: one that is longer than anybody reads is cut, and says so. */
export function shownLine(text: string, budget: DiffBudget): string {
	const shown =
		text.length > maxLineChars
			? `${text.slice(0, maxLineChars)}… ${text.length - maxLineChars} more characters`
			: text;
	budget.chars -= shown.length;
	return shown;
}
