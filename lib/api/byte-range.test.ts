import { describe, expect, it } from "vitest";
import { parseRange } from "./byte-range.ts";

describe("parseRange", () => {
	it.each([
		[undefined, "whole"],
		["bytes=0-4", { first: 0, last: 4 }],
		["bytes=5-", { first: 5, last: 9 }],
		["bytes=-3", { first: 7, last: 9 }],
		["bytes=-30", { first: 0, last: 9 }],
		["bytes=0-99", { first: 0, last: 9 }],
		["bytes=10-", "unsatisfiable"],
		["bytes=-0", "unsatisfiable"],
		["bytes=4-2", "whole"],
		["bytes=0-1,3-4", "whole"],
		["lines=0-1", "whole"],
		["bytes=-", "whole"],
	])("reads %s of ten bytes", (header, expected) => {
		expect(parseRange(header, 10)).toEqual(expected);
	});
});
