import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argumentNames } from "../src/tracking/functions/argument-names.ts";
import { asJson } from "../src/tracking/functions/as-json.ts";
import { callParams } from "../src/tracking/functions/call-params.ts";

describe("the names of arguments", () => {
	test.each([
		["(sample, minQuality = 30) => 1", ["sample", "minQuality"]],
		["async (sample) => 1", ["sample"]],
		["sample => 1", ["sample"]],
		["async sample => 1", ["sample"]],
		["async function align(reads, to = path(a, [b, c])) {}", ["reads", "to"]],
		["align(reads, ...rest) {}", ["reads", "rest"]],
		["({ a, b }, [c] = [1, 2], d) => 1", [null, null, "d"]],
		["() => 1", []],
		["function () { [native code] }", []],
	])("%s", (source, names) => {
		expect(argumentNames(source)).toEqual(names);
	});
});

describe("what arguments are as parameters", () => {
	test("JSON stays JSON", () => {
		const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => JSON.stringify(value).length < 500);
		fc.assert(
			fc.property(json, (value) => {
				expect(asJson(value)).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});

	test("whatever is given, JSON can say what comes", () => {
		expect(asJson([-0])).toEqual([0]);
		fc.assert(
			fc.property(
				fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
				(value) => {
					const shown = asJson(value);
					expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
				},
			),
		);
	});

	test("what JSON cannot say is named, what is large is cut, what goes in circles ends", () => {
		const circle: Record<string, unknown> = { a: 1 };
		circle["self"] = circle;
		expect(asJson(circle)).toEqual({ a: 1, self: "[circular]" });
		expect(asJson(new Uint8Array(12))).toBe("[Uint8Array of 12]");
		expect(asJson(new Map([[1, 2]]))).toBe("[Map of 1]");
		expect(asJson(function align() {})).toBe("[function align]");
		expect(asJson(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
		expect(asJson(Number.NaN)).toBe("NaN");
		expect(asJson(12n)).toBe("12");
		const long = asJson(Array.from({ length: 150 }, (_, i) => i));
		expect(long).toHaveLength(101);
		expect(JSON.stringify(long)).toContain("… 50 more");
		expect(asJson("x".repeat(3000))).toMatch(/^x{2000}… 1000 more$/);
	});

	test("secrets are left out, by their name and by their look", () => {
		expect(asJson({ user: "ada", password: "hunter2", apiKey: "x", url: "https://ada:pw@host/" })).toEqual({
			user: "ada",
			password: "***",
			apiKey: "***",
			url: "https://ada:***@host/",
		});
		expect(asJson(`ghp_${"a".repeat(36)}`)).toBe("ghp_***");
	});

	test("stand under their names, or their places", () => {
		expect(callParams("(sample, { q }, quick) => 1", ["a", { q: 1 }, undefined, 4])).toEqual({
			sample: "a",
			"argument 2": { q: 1 },
			"argument 4": 4,
		});
	});
});
