/** `3 files`, `1 file`, `more than 10,000 files`: what was counted to a bound. */
export function counted(n: number, what: string): string {
	if (n > 10_000) return `more than 10,000 ${what}s`;
	return `${n.toLocaleString("en")} ${n === 1 ? what : `${what}s`}`;
}
