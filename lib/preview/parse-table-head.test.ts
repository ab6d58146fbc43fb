import { expect, test } from "vitest";
import { parseTableHead } from "./parse-table-head.ts";

test("reads quoted separators, quotes and line ends", () => {
	expect(parseTableHead('a,b\r\n"x, y","say ""hi""\nthere"\r\n', ",", 10, true)).toEqual([
		["a", "b"],
		["x, y", 'say "hi"\nthere'],
	]);
});

test("keeps a last row without line end only when the text is whole", () => {
	expect(parseTableHead("a\tb\n1\t2", "\t", 10, true)).toHaveLength(2);
	expect(parseTableHead("a\tb\n1\t2", "\t", 10, false)).toHaveLength(1);
});

test("stops at the most rows asked for", () => {
	expect(parseTableHead("1\n2\n3\n", ",", 2, true)).toEqual([["1"], ["2"]]);
});
