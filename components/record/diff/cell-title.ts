import type { DiffPart } from "../../../lib/contracts/transform-comparison.ts";

/** `Cell 2 → 3, changed`; `Code` where the source has no cells. */
export function cellTitle({ olderCell, newerCell, cellType, change }: DiffPart): string {
	if (cellType === null) return "Code";
	const isMoved = olderCell !== null && newerCell !== null && olderCell !== newerCell;
	const no = isMoved ? `${olderCell} → ${newerCell}` : `${newerCell ?? olderCell}`;
	const kind = cellType === "text" ? "Text cell" : "Cell";
	return `${kind} ${no}${change === "same" ? "" : `, ${change}`}`;
}
