/** A list of 32-bit integers that grows: four bytes each, where an array of numbers may take sixteen. */
export class IntList {
	#values: Int32Array<ArrayBuffer>;
	#length = 0;

	constructor(capacity = 64) {
		this.#values = new Int32Array(capacity);
	}

	get length(): number {
		return this.#length;
	}

	push(value: number): void {
		if (this.#length === this.#values.length) this.#values = grown(this.#values, this.#length + 1);
		this.#values[this.#length++] = value;
	}

	/** What lies there now; it sees changes, and is stale after the next push. */
	view(from = 0, to = this.#length): Int32Array {
		return this.#values.subarray(from, Math.min(to, this.#length));
	}
}

/** A copy with room for at least that many values: a quarter more than needed, so that copies are rare. */
export function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
	const copy = new Int32Array(Math.ceil(length * 1.25) + 64);
	copy.set(values);
	return copy;
}
