import { expect, test } from "vitest";
import { bytesOf, splitSize } from "./size-units.ts";

test("reads a number and its unit as bytes, and nothing as nothing", () => {
	expect(bytesOf("1.5", "GB")).toBe(1_500_000_000);
	expect(bytesOf("0", "kB")).toBe(0);
	expect(bytesOf("", "MB")).toBeNull();
	expect(bytesOf("-1", "MB")).toBeNull();
	expect(bytesOf("x", "MB")).toBeNull();
});

test("says bytes in the unit in which they are short, and back", () => {
	for (const bytes of [0, 1, 999, 1000, 1536, 1_500_000, 2_000_000_000, 1_234_567_891]) {
		const { amount, unit } = splitSize(bytes);
		expect(bytesOf(amount, unit)).toBe(bytes);
	}
	expect(splitSize(1_500_000)).toEqual({ amount: "1.5", unit: "MB" });
	expect(splitSize(1_234_567_891)).toEqual({ amount: "1234567.891", unit: "kB" });
	expect(splitSize(null)).toEqual({ amount: "", unit: "MB" });
});
