import { describe, expect, it } from "vitest";
import { fileNode, viewOf } from "../../lib/lineage/testing.ts";
import { type Asked, isOtherQuestion, newsOf, type Shown } from "./news.ts";

const asked: Asked = {
	up: 2,
	down: 2,
	lens: "data",
	limit: 300,
	expand: [],
	asOf: null,
	q: null,
	view: "graph",
	fold: true,
	unfold: [],
	kinds: null,
	suffixes: null,
	statuses: null,
	types: null,
	people: null,
	tags: null,
	after: null,
	before: null,
	archived: null,
};

function shown(records: number, change: Partial<Asked> = {}, focus = "a.bam"): Shown {
	const others = Array.from({ length: records - 1 }, (_, i) => fileNode(`f${i}`));
	return { view: viewOf([fileNode(focus), ...others], []), asked: { ...asked, ...change }, cards: records };
}

describe("what is announced", () => {
	const before = shown(3);
	it.each<[string, Shown]>([
		["Focused on b.bam: 4 records", shown(4, { up: 1 }, "b.bam")],
		["Transforms: 1 record", shown(1, { lens: "transforms" })],
		["Filter files: .bam: 2 records", shown(2, { suffixes: [".bam"] })],
		["As it was on 12 Mar 2026 14:02 UTC: 2 records", shown(2, { asOf: new Date("2026-03-12T14:02:30Z") })],
		["3 steps up: 9 records", shown(9, { up: 3 })],
		["1 step up, 1 step down: 2 records", shown(2, { up: 1, down: 1 })],
		["Expanded a.bam: 12 more records", shown(15, { expand: ["a.bam"] })],
		["Expanded f0: 1 more record", shown(4, { expand: ["f0"] })],
		["Expanded f0: nothing more", shown(3, { expand: ["f0"] })],
		["Up to 1,000: 400 records", shown(400, { limit: 1000 })],
		["List of 3 records", shown(3, { view: "list" })],
		["Unfolded: 3 cards", shown(3, { fold: false })],
		["Unfolded the group: 9 cards", shown(9, { unfold: ["f1"] })],
	])("%s", (text, now) => {
		expect(newsOf(before, now)).toBe(text);
	});

	it("tells what a filter that goes leaves, and when the last went", () => {
		const two = shown(2, { suffixes: [".bam", ".vcf"] });
		expect(newsOf(two, shown(2, { suffixes: [".bam"] }))).toBe("Filter files: .vcf removed: 2 records");
		expect(newsOf(two, before)).toBe("No filters: 3 records");
	});

	it("waits for the server where it is asked something else", () => {
		const is = (change: Partial<Asked>) => isOtherQuestion(asked, { ...asked, ...change });
		expect(is({ fold: false, view: "list", unfold: ["a"] })).toBe(false);
		expect(is({ up: 3 }) && is({ tags: ["gold"] }) && is({ asOf: new Date(0) })).toBe(true);
		expect(is({ asOf: null, tags: null })).toBe(false);
	});

	it("says nothing when nobody did anything: what comes in live is told by others", () => {
		expect(newsOf(before, shown(8))).toBeNull();
		expect(newsOf(before, before)).toBeNull();
	});
});
