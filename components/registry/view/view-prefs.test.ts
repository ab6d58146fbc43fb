import { describe, expect, test } from "vitest";
import { moved, printCols, printPrefs, readCols, readPrefs } from "./view-prefs.ts";

const known = ["key", "size", "by", "tags"];
const usual = ["key", "size", "by"];

describe("columns of a registry", () => {
	test("are the usual ones unless the address says others, in its order and widths", () => {
		expect(readCols(null, known, usual).map(({ id }) => id)).toEqual(usual);
		expect(readCols(["tags.120", "key"], known, usual)).toEqual([
			{ id: "tags", width: 120 },
			{ id: "key", width: null },
		]);
	});

	test("leave out what there is not, hold widths in bounds, and never lose the first", () => {
		expect(readCols(["colour", "by.5", "size.99999", "by.x"], known, usual)).toEqual([
			{ id: "key", width: null },
			{ id: "by", width: null },
			{ id: "size", width: null },
		]);
		expect(readCols(["size.9000"], known, usual)[1]).toEqual({ id: "size", width: 900 });
	});

	test("say nothing in the address when they are the usual ones", () => {
		expect(printCols(readCols(null, known, usual), usual)).toBeNull();
		expect(printCols([{ id: "key", width: 200 }], usual)).toEqual(["key.200"]);
	});

	test("move by places, and not beyond the ends", () => {
		const ids = (by: number) => moved(readCols(null, known, usual), "size", by).map(({ id }) => id);
		expect(ids(1)).toEqual(["key", "by", "size"]);
		expect(ids(-5)).toEqual(["size", "key", "by"]);
		expect(ids(9)).toEqual(["key", "by", "size"]);
	});

	test("are remembered whole, and a cookie that somebody wrote by hand harms nothing", () => {
		const prefs = { cols: ["key.200", "by"], density: "compact", limit: 250 } as const;
		expect(readPrefs(printPrefs({ ...prefs, cols: [...prefs.cols] }))).toEqual(prefs);
		expect(printPrefs({ cols: null, density: null, limit: null })).toBe("");
		expect(readPrefs('<script>~"~7')).toEqual({ cols: null, density: null, limit: null });
	});
});
