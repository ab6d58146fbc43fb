/** What a line of a source is called in addresses: `L12`, or `C3L12` in the third cell of a notebook. */
export function lineAnchor(cell: number | null, line: number): string {
	return cell === null ? `L${line}` : `C${cell}L${line}`;
}

/** What {@link lineAnchor} said, or null when the text is no such thing. */
export function parseLineAnchor(anchor: string): { cell: number | null; line: number } | null {
	const [, cell, line] = /^(?:C(\d{1,6}))?L(\d{1,7})$/.exec(anchor) ?? [];
	return line === undefined ? null : { cell: cell === undefined ? null : Number(cell), line: Number(line) };
}
