/** Powers of 1,000, as sizes are shown. */
export const sizeUnits = [
	{ name: "B", bytes: 1 },
	{ name: "kB", bytes: 1e3 },
	{ name: "MB", bytes: 1e6 },
	{ name: "GB", bytes: 1e9 },
	{ name: "TB", bytes: 1e12 },
] as const;

/** The whole bytes that a number and its unit say; null when nothing was said. */
export function bytesOf(amount: string, unit: string): number | null {
	const factor = sizeUnits.find(({ name }) => name === unit)?.bytes ?? 1;
	const value = amount.trim() === "" ? Number.NaN : Number(amount);
	return Number.isFinite(value) && value >= 0 ? Math.round(value * factor) : null;
}

/** Bytes in the largest unit in which they have at most three decimals; MB when there are none. */
export function splitSize(value: unknown): { amount: string; unit: string } {
	if (typeof value !== "number") return { amount: "", unit: "MB" };
	const unit = sizeUnits.findLast(({ bytes }) => value >= bytes && Number.isInteger((value * 1000) / bytes));
	return { amount: String(value / (unit?.bytes ?? 1)), unit: unit?.name ?? "B" };
}
