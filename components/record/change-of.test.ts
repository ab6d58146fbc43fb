import { expect, test } from "vitest";
import { changeOf } from "./change-of.ts";

test("lists only the fields that differ", () => {
	expect(changeOf({ name: "a", tags: ["x"], size: 1 }, { name: "b", tags: ["x"], size: 1 })).toEqual([
		{ field: "name", before: "a", after: "b" },
	]);
});

test("shows a creation as all new and a removal as all gone, without empty fields", () => {
	expect(changeOf(null, { name: "a", description: "" })).toEqual([
		{ field: "name", before: null, after: "a" },
	]);
	expect(changeOf({ tag: "qc" }, null)).toEqual([{ field: "tag", before: "qc", after: null }]);
});

test("takes a payload that is no object as one value", () => {
	expect(changeOf("a", ["b"])).toEqual([{ field: "value", before: "a", after: '["b"]' }]);
});
