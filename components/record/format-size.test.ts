import { expect, test } from "vitest";
import { formatSize } from "./format-size.ts";

test("writes sizes with two or three digits and a unit", () => {
	expect([0, 999, 1000, 1536, 9_940, 9_960, 999_499, 999_600, 4_294_967_296].map(formatSize)).toEqual([
		"0 B",
		"999 B",
		"1.0 kB",
		"1.5 kB",
		"9.9 kB",
		"10 kB",
		"999 kB",
		"1.0 MB",
		"4.3 GB",
	]);
});

test("shows a dash for a record without bytes", () => {
	expect(formatSize(null)).toBe("–");
});
