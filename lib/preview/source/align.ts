/** Above so many pairs to weigh, things are paired by their place alone. */
const maxPairs = 4000;

/** Places in both lists that belong together; null where one has no counterpart. */
export type Pair = readonly [older: number | null, newer: number | null];

/**
 * Pairs what is most alike of two lists, both orders kept.
 *
 * @param likeness from 0 to 1.
 * @param least what is less alike than this is no pair.
 */
export function align<T>(
	older: readonly T[],
	newer: readonly T[],
	likeness: (a: T, b: T) => number,
	least: number,
): Pair[] {
	const [rows, columns] = [older.length, newer.length];
	if (rows * columns > maxPairs) return byPlace(rows, columns);
	// best[i][j]: how alike what follows i and j can be made.
	const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
	const at = (i: number, j: number) => best[i]?.[j] ?? 0;
	const scores = older.map((a) => newer.map((b) => likeness(a, b)));
	const score = (i: number, j: number) => scores[i]?.[j] ?? 0;
	for (let i = rows - 1; i >= 0; i--) {
		for (let j = columns - 1; j >= 0; j--) {
			const paired = score(i, j) >= least ? score(i, j) + at(i + 1, j + 1) : 0;
			const row = best[i];
			if (row) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
		}
	}
	const pairs: Pair[] = [];
	let [i, j] = [0, 0];
	while (i < rows && j < columns) {
		if (score(i, j) >= least && at(i, j) === score(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) pairs.push([i++, null]);
		else pairs.push([null, j++]);
	}
	while (i < rows) pairs.push([i++, null]);
	while (j < columns) pairs.push([null, j++]);
	return pairs;
}

function byPlace(rows: number, columns: number): Pair[] {
	return Array.from({ length: Math.max(rows, columns) }, (_, place) => [
		place < rows ? place : null,
		place < columns ? place : null,
	]);
}

/** The words and signs of a text, with how often each is in it. */
export function wordCounts(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [word] of text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu))
		counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/** How much two texts have in common: 1 for the same words, 0 for none. */
export function likenessOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	let [common, all] = [0, 0];
	for (const [word, count] of a) {
		common += Math.min(count, b.get(word) ?? 0);
		all += count;
	}
	for (const count of b.values()) all += count;
	return all === 0 ? 1 : (2 * common) / all;
}
