import { describe, expect, it } from "vitest";
import { isTagMeant, normalTag, tagNames, tagParts } from "./tag-text.ts";
import { TagInput } from "./tags.ts";

const parsed = (tag: string) => TagInput.safeParse({ kind: "file", uid: "x", tag }).data?.tag ?? null;

describe("tags", () => {
	it.each([
		["pilot", { key: "pilot", value: null }],
		["qc=passed", { key: "qc", value: "passed" }],
		["formula=a=b", { key: "formula", value: "a=b" }],
		["=odd", { key: "=odd", value: null }],
	])("takes %j apart", (tag, parts) => {
		expect(tagParts(tag)).toEqual(parts);
		expect(tagNames(tag)).toEqual(parts.value === null ? [tag] : [tag, parts.key]);
	});

	it("keeps a pair without the blanks around its sign, and a second sign as it is", () => {
		expect(normalTag("  batch 7 = second half ")).toBe("batch 7=second half");
		expect(parsed(" qc =  passed ")).toBe("qc=passed");
		expect(parsed("a=b = c")).toBe("a=b = c");
	});

	it.each(["", "  ", "=", "=passed", "qc=", "qc = ", "x".repeat(101)])("refuses %j", (tag) => {
		expect(parsed(tag)).toBeNull();
	});

	it("finds every value of a key by its word, and a pair by itself alone", () => {
		const tags = ["qc", "qc=passed", "qc=failed", "qc2=passed", "xqc"];
		expect(tags.filter((tag) => isTagMeant(tag, "qc"))).toEqual(["qc", "qc=passed", "qc=failed"]);
		expect(tags.filter((tag) => isTagMeant(tag, "qc=passed"))).toEqual(["qc=passed"]);
	});
});
