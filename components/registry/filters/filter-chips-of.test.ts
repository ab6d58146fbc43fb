import { expect, test } from "vitest";
import { toggled } from "../../filters/toggled.ts";
import type { ColumnFilter } from "../columns.ts";
import { chipsOf, chosenOf } from "./filter-chips-of.ts";

const filters: ColumnFilter[] = [
	{ kind: "facet", label: "Suffix", key: "suffix", facet: "suffix" },
	{ kind: "sizes", label: "Size", min: "sizeMin", max: "sizeMax" },
	{ kind: "dates", label: "Saved", from: "from", to: "to" },
	{
		kind: "choice",
		label: "Archive",
		key: "archived",
		choices: [{ value: "only", label: "Archived only" }],
		all: "",
	},
	{ kind: "text", label: "Transform", key: "transform" },
];

test("tells each filter that is on, and how it alone is taken off", () => {
	const chips = chipsOf(filters, {
		suffix: [".bam", "none"],
		sizeMin: 1_500_000,
		sizeMax: null,
		to: new Date("2026-03-12T00:00:00Z"),
		archived: "only",
		transform: "abc",
	});
	expect(chips).toEqual([
		{ label: "suffix: .bam", off: { suffix: ["none"] } },
		{ label: "suffix: no suffix", off: { suffix: [".bam"] } },
		{ label: "size from 1.5 MB", off: { sizeMin: null } },
		{ label: "saved to 12 Mar 2026", off: { to: null } },
		{ label: "archived only", off: { archived: null } },
		{ label: "transform: abc", off: { transform: null } },
	]);
});

test("tells of nothing when nothing is set", () => {
	expect(chipsOf(filters, { suffix: null, from: null })).toEqual([]);
});

test("puts a value in and takes it out, to nothing at last", () => {
	expect(toggled([], ".bam")).toEqual([".bam"]);
	expect(toggled([".bam", ".csv"], ".bam")).toEqual([".csv"]);
	expect(toggled([".bam"], ".bam")).toBeNull();
	expect(chosenOf({ a: "x" }, "a")).toEqual(["x"]);
});
