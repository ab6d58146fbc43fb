import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

it("quotes what CSV would take apart, and disarms what a spreadsheet would calculate", () => {
	expect(csvLine(["plain", 'a "b", c', "two\nlines", 3, "-1", "=1+1", ""])).toBe(
		'plain,"a ""b"", c","two\nlines",3,\'-1,\'=1+1,\r\n',
	);
});
