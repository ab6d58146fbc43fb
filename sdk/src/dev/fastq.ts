import type { Read } from "./reads.ts";

/** Writes reads as FASTQ text, four lines each, Phred scores from `!` (Sanger and Illumina ≥ 1.8). */
export function encodeFastq(reads: readonly Read[]): Buffer {
	const records = reads.map(({ name, sequence, qualities }) => {
		const scores = String.fromCharCode(...qualities.map((score) => score + 33));
		return `@${name} 1:N:0:WHENCE\n${sequence}\n+\n${scores}\n`;
	});
	return Buffer.from(records.join(""), "ascii");
}
