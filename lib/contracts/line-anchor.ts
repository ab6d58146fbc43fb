/** What a line of a source is called in addresses: `L12`, or `C3L12` in the third cell of a notebook. */
export function lineAnchor(cell: number | null, line: number): string {
	return cell === null ? `L${line}` : `C${cell}L${line}`;
}
