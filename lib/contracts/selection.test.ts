import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entityKinds, shownRunStatuses, transformTypes } from "./enums.ts";
import { parseSelection, SelectionError } from "./parse-selection.ts";
import { printSelection } from "./print-selection.ts";
import type { Selection } from "./selection.ts";

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 8 });
const steps = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant("all" as const));
const records = fc.record({
	term: fc.constant("records" as const),
	of: fc.constantFrom(...entityKinds),
	name: text,
	up: steps,
	down: steps,
});
const condition = fc
	.oneof(
		fc.tuple(fc.constantFrom("by" as const, "suffix" as const, "tag" as const), text),
		fc.tuple(fc.constant("kind" as const), fc.constantFrom("file", "run")),
		fc.tuple(fc.constant("type" as const), fc.constantFrom(...transformTypes)),
		fc.tuple(fc.constant("status" as const), fc.constantFrom(...shownRunStatuses)),
		fc.tuple(
			fc.constantFrom("after" as const, "before" as const),
			fc.constantFrom("2026-03-01", "2026-03-01T14:00Z", "2026-03-01T14:00:01.5+02:00"),
		),
	)
	.map(([field, value]) => ({ term: "condition" as const, field, value }));
const { selection } = fc.letrec<{ selection: Selection }>((tie) => ({
	selection: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		records,
		condition,
		fc.record({ term: fc.constant("between" as const), from: tie("selection"), to: tie("selection") }),
		fc.record({
			term: fc.constantFrom("and" as const, "or" as const),
			of: fc.array(tie("selection"), { minLength: 2, maxLength: 3 }),
		}),
		fc.record({ term: fc.constant("not" as const), of: tie("selection") }),
	),
}));

describe("the syntax of selections", () => {
	it("reads what it prints as the same tree, whatever names hold", () => {
		fc.assert(
			fc.property(selection, (tree) => {
				const printed = printSelection(tree);
				expect(parseSelection(printed)).toEqual(tree);
				expect(printSelection(parseSelection(printed))).toBe(printed);
			}),
		);
	});

	it("never fails but with a place in the text", () => {
		const words = fc.constantFrom(
			"file:",
			"a",
			'"',
			"+",
			"2+",
			"(",
			")",
			",",
			"and",
			"or",
			"not",
			"between",
			" ",
		);
		fc.assert(
			fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
				const written = parts.join("");
				try {
					parseSelection(written);
				} catch (error) {
					if (!(error instanceof SelectionError)) throw error;
					expect(error.position).toBeGreaterThanOrEqual(0);
					expect(error.position).toBeLessThanOrEqual(written.length);
				}
			}),
		);
	});

	it.each([
		['file:"bams/output.bam"+2', { term: "records", of: "file", name: "bams/output.bam", up: 0, down: 2 }],
		["2+run:r8Kd", { term: "records", of: "run", name: "r8Kd", up: 2, down: 0 }],
		["+file:a+", { term: "records", of: "file", name: "a", up: "all", down: "all" }],
		["by:testuser1", { term: "condition", field: "by", value: "testuser1" }],
	] as const)("reads %s", (written, tree) => {
		expect(parseSelection(written)).toEqual(tree);
	});

	it("binds not before and, and before or", () => {
		expect(parseSelection("kind:run or not kind:file and by:a")).toEqual(
			parseSelection("kind:run or ((not kind:file) and by:a)"),
		);
	});

	it.each([
		["", 0, "Expected a term"],
		["file:", 5, 'Expected a name after "file:", found the end'],
		["file:a file:b", 7, 'Expected "and", "or" or the end, found "file:b"'],
		["colour:red", 0, 'There is no "colour:"'],
		["by:a+2", 0, "Steps go with a record"],
		["type:notepad", 5, 'There is no type "notepad". There are notebook'],
		["after:yesterday", 6, "Expected a date like 2026-03-01"],
		['file:"a', 5, "This quote does not end"],
		["between(file:a)", 14, 'Expected ",", found ")"'],
		["(by:a", 5, 'Expected ")", found the end'],
		["file:a+101", 10, "At most 100 steps"],
		[`${"(".repeat(60)}by:a`, 51, "Too many parentheses"],
	])("says of %j where it is wrong", (written, position, message) => {
		const read = () => parseSelection(written);
		expect(read).toThrow(message);
		try {
			read();
		} catch (error) {
			expect((error as SelectionError).position).toBe(position);
		}
	});
});
