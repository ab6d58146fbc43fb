import { expect, test } from "vitest";
import { csvCell } from "./csv.ts";

test("quotes what would end a cell, and leaves the rest", () => {
	expect(csvCell("plain key.csv")).toBe("plain key.csv");
	expect(csvCell('a, "b"\nc')).toBe('"a, ""b""\nc"');
});

test("gives a spreadsheet no formula to run", () => {
	for (const begin of ["=", "+", "-", "@", "\t"]) expect(csvCell(`${begin}cmd()`)).toBe(`'${begin}cmd()`);
});
