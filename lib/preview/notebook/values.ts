/** A JSON object of a file that nobody vouches for. */
export type Loose = Record<string, unknown>;

export function isLoose(value: unknown): value is Loose {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Notebooks keep a text whole or as its lines. */
export function textOf(value: unknown): string {
	if (typeof value === "string") return value;
	return Array.isArray(value) ? value.filter((part) => typeof part === "string").join("") : "";
}

/** All cells and outputs of one notebook together, in characters: what they leave is what can still be shown. */
export interface Budget {
	text: number;
	pictures: number;
	markup: number;
}

export function newBudget(): Budget {
	return { text: 600_000, pictures: 6_000_000, markup: 600_000 };
}

/** As much of a text as the bounds leave, and a word on what was cut. */
export function spend(budget: Budget, text: string, most: number): string {
	const length = Math.min(most, budget.text);
	budget.text -= Math.min(text.length, length);
	return text.length <= length ? text : `${text.slice(0, length)}\n… ${text.length - length} more characters`;
}
