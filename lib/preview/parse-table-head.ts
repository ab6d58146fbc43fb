/**
 * Reads the first rows of a CSV or TSV text (RFC 4180 quotes). A row that the text's end cuts off is left out.
 *
 * @param isWhole whether the text is the whole file, so that its last row counts.
 */
export function parseTableHead(
	text: string,
	separator: "," | "\t",
	maxRows: number,
	isWhole: boolean,
): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = "";
	let isQuoted = false;
	for (let i = 0; i < text.length && rows.length < maxRows; i++) {
		const c = text.charAt(i);
		if (isQuoted) {
			if (c !== '"') cell += c;
			else if (text.charAt(i + 1) === '"') {
				cell += '"';
				i++;
			} else isQuoted = false;
		} else if (c === '"' && cell === "") isQuoted = true;
		else if (c === separator) {
			row.push(cell);
			cell = "";
		} else if (c === "\n") {
			row.push(cell.endsWith("\r") ? cell.slice(0, -1) : cell);
			rows.push(row);
			row = [];
			cell = "";
		} else cell += c;
	}
	if (isWhole && rows.length < maxRows && (cell !== "" || row.length > 0)) rows.push([...row, cell]);
	return rows;
}
