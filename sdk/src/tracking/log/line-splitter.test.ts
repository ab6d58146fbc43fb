import { describe, expect, it } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

const linesOf = (...pieces: string[]) => {
	const splitter = new LineSplitter();
	return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};

describe("lines of what is written in pieces", () => {
	it.each<[string, string[], string[]]>([
		["a line in two pieces", ["he", "llo\nwor", "ld"], ["hello", "world"]],
		["empty lines", ["\n\na\n"], ["", "", "a"]],
		["line ends of Windows, apart too", ["a\r\nb\r", "\nc"], ["a", "b", "c"]],
		["a progress bar, by its last state", ["10%\r20%", "\r", "100%\r", "\ndone\n"], ["100%", "done"]],
		["a bar that begins with the return", ["\r1/3", "\r2/3", "\r3/3"], ["3/3"]],
		["nothing", [""], []],
	])("reads %s", (_what, pieces, lines) => {
		expect(linesOf(...pieces)).toEqual(lines);
	});

	it("waits for no end of a line without bounds", () => {
		const splitter = new LineSplitter();
		expect(splitter.push("x".repeat(20_000)).map(({ length }) => length)).toEqual([16_384, 3616]);
		expect(splitter.end()).toEqual([]);
	});
});
