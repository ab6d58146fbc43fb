import { describe, expect, it } from "vitest";
import { flatJson, maxFlatValues } from "./flat-json.ts";

describe("the values of a JSON object", () => {
	it("come in their order, each by its path", () => {
		const value = { k: 31, deep: { list: ["a", { b: null }], "odd name": true }, none: {}, empty: [] };
		expect(flatJson(value).map(({ path, text, type }) => [path, text, type])).toEqual([
			["k", "31", "number"],
			["deep.list[0]", "a", "text"],
			["deep.list[1].b", "null", "null"],
			['deep["odd name"]', "true", "boolean"],
			["none", "{}", "object"],
			["empty", "[]", "list"],
		]);
	});

	it("tell a text from a number that looks the same", () => {
		expect(flatJson({ a: "1", b: 1 }).map(({ json }) => json)).toEqual(['"1"', "1"]);
	});

	it("are none of an empty object, and so many at most", () => {
		expect(flatJson({})).toEqual([]);
		expect(flatJson({ many: Array.from({ length: 5000 }, (_, i) => i) })).toHaveLength(maxFlatValues);
	});
});
