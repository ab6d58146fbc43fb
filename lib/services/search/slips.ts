/**
 * Whether one word is another with a few slips: a letter too many, too few, another one or two that changed places;
 * one slip in three letters at most, so words of one or two letters must be equal.
 */
export function isSlip(typed: string, meant: string): boolean {
	const allowed = Math.floor(Math.min(typed.length, meant.length) / 3);
	if (Math.abs(typed.length - meant.length) > allowed) return false;
	return typed === meant || (allowed > 0 && slips(typed.slice(0, 64), meant.slice(0, 64)) <= allowed);
}

/** How many slips lie between two words (optimal string alignment). */
function slips(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const isSame = a[i - 1] === b[j - 1];
			let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			row.push(least);
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}
