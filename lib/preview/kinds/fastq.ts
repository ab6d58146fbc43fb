import type { PreviewBody, PreviewFacts, PreviewRead } from "../../contracts/previews.ts";
import { cellText, extentOf } from "../table.ts";
import type { TextHead } from "../text-head.ts";

const maxReads = 25;
const maxBases = 240;

/** Whether a text begins with a read of four lines. */
export function looksFastq(text: string): boolean {
	const [name = "", bases = "", plus = "", quality = ""] = text.split("\n", 4);
	return (
		name.startsWith("@") && /^[A-Za-z.*-]+\r?$/.test(bases) && plus.startsWith("+") && quality.length >= 1
	);
}

/** The first reads of FASTQ; how many there are is said where the whole file was looked at. */
export function previewFastq({ text, isWhole }: TextHead): (PreviewBody & PreviewFacts) | null {
	const reads: PreviewRead[] = [];
	let count = 0;
	let at = 0;
	while (at < text.length) {
		const lines: string[] = [];
		for (let i = 0; i < 4; i++) {
			const end = text.indexOf("\n", at);
			if (end < 0 && (!isWhole || i < 3)) break;
			lines.push(text.slice(at, end < 0 ? text.length : end).replace(/\r$/, ""));
			at = end < 0 ? text.length : end + 1;
		}
		const [name = "", sequence = "", plus = "", quality = ""] = lines;
		if (lines.length < 4 || !name.startsWith("@") || !plus.startsWith("+")) break;
		if (sequence.length !== quality.length) break;
		count++;
		if (reads.length < maxReads) reads.push(readOf(name.slice(1), sequence, quality));
	}
	if (reads.length === 0) return null;
	const isDamaged = isWhole && text.slice(at).trim() !== "";
	const { extent, isWhole: isAll } = extentOf("reads", reads.length, isWhole && !isDamaged ? count : null);
	return {
		kind: "reads",
		reads,
		format: "FASTQ",
		packing: null,
		extent: isDamaged ? `${extent}; what follows read ${count.toLocaleString("en")} is no read` : extent,
		isWhole: isAll,
	};
}

function readOf(name: string, sequence: string, quality: string): PreviewRead {
	let sum = 0;
	for (let i = 0; i < quality.length; i++) sum += quality.charCodeAt(i) - 33;
	return {
		name: cellText(name),
		sequence: sequence.slice(0, maxBases),
		quality: quality.slice(0, maxBases),
		length: sequence.length,
		meanQuality: quality.length === 0 ? null : Math.round((sum / quality.length) * 10) / 10,
	};
}
