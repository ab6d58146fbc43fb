import { expect, test } from "vitest";
import { listFilters } from "./list-filters.ts";

test("collects the values of each filter; what follows the first = is the value", () => {
	expect(listFilters(["suffix=.bam", "tag=a=b", "suffix=.csv"])).toEqual({
		suffix: [".bam", ".csv"],
		tag: ["a=b"],
	});
	expect(listFilters([])).toEqual({});
});

test("refuses what is no filter", () => {
	for (const text of ["suffix", "=x"]) expect(() => listFilters([text])).toThrow("FIELD=VALUE");
});
