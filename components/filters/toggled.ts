/** The choice with one value put in or taken out; null where nothing is chosen any more. */
export function toggled(chosen: readonly string[] | null, value: string): string[] | null {
	const before = chosen ?? [];
	const next = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
	return next.length > 0 ? next : null;
}
