import type { TransformComparison } from "../../../lib/contracts/transform-comparison.ts";
import { unifiedText } from "../../../lib/contracts/unified-text.ts";

/** What changed in a transform's code since another version. */
export interface TransformChanges {
	/** Null when they cannot be compared: `reason` says why. */
	isSame: boolean | null;
	reason: string | null;
	/** Lines that came, and lines that went; of notebooks, in their cells: outputs do not count. */
	added: number;
	removed: number;
	/** As `diff -u` prints it. */
	text: string;
	/** What is left out of the text, if anything. */
	note: string | null;
}

/** @internal */
export function changesOf(comparison: TransformComparison): TransformChanges {
	const { outcome, reason, added, removed, note } = comparison;
	const isSame = outcome === "unknown" ? null : outcome === "same";
	return { isSame, reason, added, removed, text: unifiedText(comparison), note };
}
