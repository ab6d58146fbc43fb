/** `1,204`, or `about 1.2 million` where only the database's estimate is known. */
export function countText(total: number | null, estimate: number | undefined): string {
	if (total !== null) return total.toLocaleString("en");
	if (estimate === undefined) return "more than 10,000";
	return `about ${roughly(estimate)}`;
}

/** To two digits: an estimate knows no more. */
function roughly(n: number): string {
	if (n < 1_000_000) return Number(n.toPrecision(2)).toLocaleString("en");
	const [unit, word] = n < 1_000_000_000 ? [1e6, "million"] : [1e9, "billion"];
	return `${Number((n / unit).toPrecision(2))} ${word}`;
}
