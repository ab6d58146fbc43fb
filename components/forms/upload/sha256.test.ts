import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Sha256 } from "./sha256.ts";

const real = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("hashes every length around the block's edges as the platform does", () => {
	for (let length = 0; length <= 200; length++) {
		const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
		expect(new Sha256().update(bytes).hex()).toBe(real(bytes));
	}
});

test("gives the same hash however the bytes are cut", () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
			const whole = createHash("sha256");
			const ours = new Sha256();
			for (const piece of pieces) {
				whole.update(piece);
				ours.update(piece);
			}
			expect(ours.hex()).toBe(whole.digest("hex"));
		}),
	);
});

test("hashes the million a's of FIPS 180", () => {
	const thousand = new Uint8Array(1000).fill(97);
	const hash = new Sha256();
	for (let i = 0; i < 1000; i++) hash.update(thousand);
	expect(hash.hex()).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});
