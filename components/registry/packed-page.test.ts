import fc from "fast-check";
import { expect, it } from "vitest";
import { packPage, unpackPage } from "./packed-page.ts";

const value = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
	fc.record({ uid: fc.string(), name: fc.option(fc.string()) }),
);
const row = fc.record(
	{ uid: fc.string(), key: fc.string(), more: value, run: value },
	{ requiredKeys: ["uid"] },
);
const page = fc.record(
	{
		items: fc.array(row),
		nextCursor: fc.option(fc.string()),
		total: fc.option(fc.nat()),
		estimate: fc.nat(),
	},
	{ requiredKeys: ["items", "nextCursor", "total"] },
);

it("unpacks what was packed, whatever rows leave out", () => {
	fc.assert(
		fc.property(page, (each) => {
			expect(unpackPage(packPage(each))).toEqual(each);
		}),
	);
});

it("says the name of a field once", () => {
	const items = Array.from({ length: 50 }, (_, n) => ({ uid: String(n), commandLine: "make" }));
	const { text } = packPage({ items, nextCursor: null, total: 50 });
	expect(text.split("commandLine")).toHaveLength(2);
});
