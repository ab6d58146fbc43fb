/** A stretch of a made-up genome. */
export interface Reference {
	name: string;
	sequence: string;
}

/** What a sequencer would have read, and where it comes from. */
export interface Read {
	name: string;
	/** As sequenced: reverse-complemented when `isReverse`. */
	sequence: string;
	/** Phred scores, one a base. */
	qualities: number[];
	/** Index into the references; null when the read is noise that fits nowhere. */
	reference: number | null;
	/** 0-based leftmost position on the reference. */
	position: number;
	isReverse: boolean;
	/** Bases that differ from the reference. */
	mismatches: number;
}

const readLength = 75;
const readCount = 480;
const bases = "ACGT";
const complements: Readonly<Record<string, string>> = { A: "T", C: "G", G: "C", T: "A" };

/** Makes references and reads, the same at every call on every machine. */
export function simulateReads(): { references: Reference[]; reads: Read[] } {
	const random = seeded(0x57484e43);
	const references = [
		{ name: "chrA", sequence: randomBases(random, 24_000) },
		{ name: "chrB", sequence: randomBases(random, 9_000) },
	];
	const reads = Array.from({ length: readCount }, (_, i) => {
		const name = `WHENCE:1:DEMO:1:${1101 + Math.floor(i / 200)}:${1000 + 7 * i}:${2000 + 13 * i}`;
		return i % 24 === 23 ? noise(name, random) : sample(name, references, random);
	});
	return { references, reads };
}

/** The other strand, read in its own direction. */
export function reverseComplement(sequence: string): string {
	return Array.from(sequence, (base) => complements[base] ?? "N")
		.reverse()
		.join("");
}

function sample(name: string, references: readonly Reference[], random: () => number): Read {
	const index = random() < 0.7 ? 0 : 1;
	const reference = references[index]?.sequence ?? "";
	const position = Math.floor(random() * (reference.length - readLength));
	let mismatches = 0;
	const forward = Array.from(reference.slice(position, position + readLength), (base) => {
		if (random() >= 0.01) return base;
		mismatches += 1;
		return bases.charAt((bases.indexOf(base) + 1 + Math.floor(random() * 3)) % 4);
	}).join("");
	const isReverse = random() < 0.5;
	return {
		name,
		sequence: isReverse ? reverseComplement(forward) : forward,
		qualities: randomQualities(random),
		reference: index,
		position,
		isReverse,
		mismatches,
	};
}

function noise(name: string, random: () => number): Read {
	return {
		name,
		sequence: randomBases(random, readLength),
		qualities: randomQualities(random),
		reference: null,
		position: -1,
		isReverse: false,
		mismatches: 0,
	};
}

/** Good at the start, worse towards the end, as on a real machine. */
function randomQualities(random: () => number): number[] {
	return Array.from({ length: readLength }, (_, i) => Math.floor(38 - (i / readLength) * 10 - random() * 6));
}

function randomBases(random: () => number, length: number): string {
	return Array.from({ length }, () => bases.charAt(Math.floor(random() * 4))).join("");
}

/** Mulberry32: whole-number arithmetic alone, so that every machine draws the same numbers. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
