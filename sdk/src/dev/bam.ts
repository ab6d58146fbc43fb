import { bgzf } from "./gzip.ts";
import { type Read, type Reference, reverseComplement } from "./reads.ts";

const nibbles = "=ACMGRSVTWYHKDBN";
const flagUnmapped = 0x4;
const flagReverse = 0x10;

/**
 * Writes reads as a BAM file sorted by coordinate, unmapped ones last.
 * Specification: Sequence Alignment/Map Format version 1, §4.2 "The BAM format" and §5.3 for the bins
 * (https://samtools.github.io/hts-specs/SAMv1.pdf).
 */
export function encodeBam({
	references,
	reads,
}: {
	references: readonly Reference[];
	reads: readonly Read[];
}): Buffer {
	const sorted = [...reads].sort(
		(a, b) =>
			(a.reference ?? references.length) - (b.reference ?? references.length) || a.position - b.position,
	);
	return bgzf(Buffer.concat([encodeHeader(references), ...sorted.map(encodeRecord)]));
}

function encodeHeader(references: readonly Reference[]): Buffer {
	const text = Buffer.from(
		[
			"@HD\tVN:1.6\tSO:coordinate",
			...references.map(({ name, sequence }) => `@SQ\tSN:${name}\tLN:${sequence.length}`),
			"@PG\tID:whence-example\tPN:whence-example\tVN:1\tDS:made-up reads of a made-up genome",
			"",
		].join("\n"),
		"ascii",
	);
	const list = references.map(({ name, sequence }) =>
		Buffer.concat([int32(name.length + 1), Buffer.from(`${name}\0`, "ascii"), int32(sequence.length)]),
	);
	return Buffer.concat([
		Buffer.from("BAM\x01", "latin1"),
		int32(text.length),
		text,
		int32(references.length),
		...list,
	]);
}

function encodeRecord(read: Read): Buffer {
	const isMapped = read.reference !== null;
	// SAM keeps every read in the reference's direction.
	const sequence = read.isReverse ? reverseComplement(read.sequence) : read.sequence;
	const qualities = read.isReverse ? [...read.qualities].reverse() : read.qualities;
	const name = Buffer.from(`${read.name}\0`, "ascii");
	const cigar = isMapped ? int32((sequence.length << 4) | 0) : Buffer.alloc(0); // one run of M, whose code is 0
	const tags = isMapped
		? Buffer.from(["N".charCodeAt(0), "M".charCodeAt(0), "C".charCodeAt(0), read.mismatches])
		: Buffer.alloc(0);
	const end = read.position + (isMapped ? sequence.length : 1);

	const fixed = Buffer.alloc(32);
	fixed.writeInt32LE(read.reference ?? -1, 0);
	fixed.writeInt32LE(read.position, 4);
	fixed.writeUInt8(name.length, 8);
	fixed.writeUInt8(isMapped ? 60 : 0, 9);
	fixed.writeUInt16LE(binOf(read.position, end), 10);
	fixed.writeUInt16LE(isMapped ? 1 : 0, 12);
	fixed.writeUInt16LE(isMapped ? (read.isReverse ? flagReverse : 0) : flagUnmapped, 14);
	fixed.writeInt32LE(sequence.length, 16);
	fixed.writeInt32LE(-1, 20); // no mate
	fixed.writeInt32LE(-1, 24);
	fixed.writeInt32LE(0, 28);

	const body = Buffer.concat([fixed, name, cigar, packBases(sequence), Buffer.from(qualities), tags]);
	return Buffer.concat([int32(body.length), body]);
}

/** Two bases a byte, the first in the high half. */
function packBases(sequence: string): Buffer {
	const packed = Buffer.alloc(Math.ceil(sequence.length / 2));
	for (let i = 0; i < sequence.length; i++) {
		const nibble = nibbles.indexOf(sequence.charAt(i));
		packed[i >> 1] = (packed[i >> 1] ?? 0) | (i % 2 === 0 ? nibble << 4 : nibble);
	}
	return packed;
}

/** The smallest bin that holds the half-open interval: `reg2bin` of §5.3. Position -1 falls into bin 4680. */
function binOf(start: number, end: number): number {
	const last = end - 1;
	for (const [shift, offset] of [
		[14, 4681],
		[17, 585],
		[20, 73],
		[23, 9],
		[26, 1],
	] as const) {
		if (start >> shift === last >> shift) return offset + (start >> shift);
	}
	return 0;
}

function int32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32LE(value, 0);
	return bytes;
}
