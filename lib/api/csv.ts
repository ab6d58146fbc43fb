/** What a spreadsheet would take for a formula; behind an apostrophe it is text. */
const formula = /^[=+\-@\t\r]/;

/** One line of CSV (RFC 4180), harmless when a spreadsheet opens it. */
export function csvLine(cells: readonly (string | number)[]): string {
	return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | number): string {
	if (typeof value === "number") return String(value);
	const text = formula.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
