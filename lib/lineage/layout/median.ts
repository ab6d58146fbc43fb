/** The middle one of some numbers, the lower of two; 0 of none. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}
