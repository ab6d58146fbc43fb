/**
 * The arrays that a layout works in. Making a typed array takes a microsecond, which over the hundred and more that
 * a small graph needs is most of its layout: so they are parts of one piece of memory that is kept.
 */
const size = 1 << 21;
/** Larger arrays are made anew, which is little beside what is done in them. */
const largest = 1 << 15;

let kept: ArrayBuffer | null = null;
let taken = 0;
/** Works within each other that go on: outside of them nobody gives memory back, and arrays are made anew. */
let depth = 0;

/**
 * Does work that makes arrays; afterwards their memory is given to the next, so that none may be used any longer. Work
 * within work is well: it takes what is free.
 */
export function withArrays<Result>(work: () => Result): Result {
	const before = taken;
	depth++;
	try {
		return work();
	} finally {
		depth--;
		taken = before;
	}
}

/** So many whole numbers, all 0. */
export function ints(length: number): Int32Array {
	const at = take(length * Int32Array.BYTES_PER_ELEMENT);
	return kept && at >= 0 ? new Int32Array(kept, at, length).fill(0) : new Int32Array(length);
}

/** So many numbers, all 0. */
export function doubles(length: number): Float64Array {
	const at = take(length * Float64Array.BYTES_PER_ELEMENT);
	return kept && at >= 0 ? new Float64Array(kept, at, length).fill(0) : new Float64Array(length);
}

/** So many small numbers, all 0. */
export function bytes(length: number): Uint8Array {
	const at = take(length);
	return kept && at >= 0 ? new Uint8Array(kept, at, length).fill(0) : new Uint8Array(length);
}

/** The first numbers of others, all of them unless said. */
export function copied(numbers: Int32Array, length = numbers.length): Int32Array {
	const copy = ints(length);
	for (let i = 0; i < length; i++) copy[i] = numbers[i] ?? 0;
	return copy;
}

/** Where so many bytes are free, or -1; each array begins where any kind may. */
function take(byteLength: number): number {
	if (depth === 0 || byteLength > largest || taken + byteLength > size) return -1;
	kept ??= new ArrayBuffer(size);
	const at = taken;
	taken = (at + byteLength + 7) & ~7;
	return at;
}
