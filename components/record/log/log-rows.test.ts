import { describe, expect, it } from "vitest";
import { lineOfRow, rowCount, rowOfLine } from "./log-rows.ts";

describe("the rows of a log", () => {
	it("are its lines where all are kept", () => {
		expect(rowCount(3, null)).toBe(3);
		expect([0, 1, 2].map((row) => lineOfRow(row, null))).toEqual([1, 2, 3]);
		expect(rowOfLine(3, null)).toBe(2);
	});

	it("have one for the lines that are not kept", () => {
		const gap = { from: 3, to: 8 };
		expect(rowCount(10, gap)).toBe(5);
		expect([0, 1, 2, 3, 4].map((row) => lineOfRow(row, gap))).toEqual([1, 2, null, 9, 10]);
		expect([1, 2, 3, 8, 9, 10].map((no) => rowOfLine(no, gap))).toEqual([0, 1, 2, 2, 3, 4]);
	});
});
