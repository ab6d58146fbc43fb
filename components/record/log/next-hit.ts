/** The hit after a line, or before it; after the last comes the first again. Lines are in their order. */
export function nextHit(lines: readonly number[], from: number, by: 1 | -1): number | null {
	const found = by === 1 ? lines.find((no) => no > from) : lines.findLast((no) => no < from);
	return found ?? (by === 1 ? lines.at(0) : lines.at(-1)) ?? null;
}
