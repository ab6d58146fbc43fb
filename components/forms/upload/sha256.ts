const k = new Uint32Array(64);
const start = new Uint32Array(8);

// The constants are the fractional bits of roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3).
for (let n = 2, found = 0; found < 64; n++) {
	let isPrime = true;
	for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
	if (!isPrime) continue;
	const bits = (root: number) => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
	if (found < 8) start[found] = bits(Math.sqrt(n));
	k[found++] = bits(Math.cbrt(n));
}

/**
 * SHA-256 over bytes that come in pieces, in constant memory: browsers' own digest wants all at once,
 * and a file may be larger than memory.
 */
export class Sha256 {
	readonly #state = new Uint32Array(start);
	readonly #words = new Uint32Array(64);
	readonly #block = new Uint8Array(64);
	#filled = 0;
	#length = 0;

	update(bytes: Uint8Array): this {
		this.#length += bytes.length;
		let at = 0;
		if (this.#filled > 0) {
			at = Math.min(64 - this.#filled, bytes.length);
			this.#block.set(bytes.subarray(0, at), this.#filled);
			this.#filled += at;
			if (this.#filled < 64) return this;
			this.#compress(this.#block, 0);
			this.#filled = 0;
		}
		for (; at + 64 <= bytes.length; at += 64) this.#compress(bytes, at);
		this.#block.set(bytes.subarray(at));
		this.#filled = bytes.length - at;
		return this;
	}

	/** The digest in hexadecimal; nothing can be added after it. */
	hex(): string {
		const length = this.#length;
		const zeros = (119 - (length % 64)) % 64;
		const tail = new Uint8Array(1 + zeros + 8);
		tail[0] = 0x80;
		const view = new DataView(tail.buffer);
		view.setUint32(1 + zeros, Math.floor(length / 2 ** 29));
		view.setUint32(5 + zeros, (length * 8) % 2 ** 32);
		this.update(tail);
		return [...this.#state].map((word) => word.toString(16).padStart(8, "0")).join("");
	}

	#compress(bytes: Uint8Array, at: number): void {
		const w = this.#words;
		for (let i = 0; i < 16; i++) {
			const j = at + i * 4;
			w[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!;
		}
		for (let i = 16; i < 64; i++) {
			const x = w[i - 15]!;
			const y = w[i - 2]!;
			const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
			const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
			w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
		}
		const s = this.#state;
		let a = s[0]! | 0;
		let b = s[1]! | 0;
		let c = s[2]! | 0;
		let d = s[3]! | 0;
		let e = s[4]! | 0;
		let f = s[5]! | 0;
		let g = s[6]! | 0;
		let h = s[7]! | 0;
		for (let i = 0; i < 64; i++) {
			const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
			const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
			const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
			const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			h = g;
			g = f;
			f = e;
			e = (d + t1) | 0;
			d = c;
			c = b;
			b = a;
			a = (t1 + t2) | 0;
		}
		s[0] = s[0]! + a;
		s[1] = s[1]! + b;
		s[2] = s[2]! + c;
		s[3] = s[3]! + d;
		s[4] = s[4]! + e;
		s[5] = s[5]! + f;
		s[6] = s[6]! + g;
		s[7] = s[7]! + h;
	}
}
