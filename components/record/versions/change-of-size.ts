/** `+1.2 kB`, `−40 B` or `same size`; empty when one of the sizes is not known. */
export function changeOfSize(
	before: number | null,
	after: number | null,
	format: (bytes: number) => string,
): string {
	if (before === null || after === null) return "";
	if (before === after) return "same size";
	return after > before ? `+${format(after - before)}` : `−${format(before - after)}`;
}
