import { printSelection } from "../../../lib/contracts/print-selection.ts";
import type { ConditionField, Selection } from "../../../lib/contracts/selection.ts";
import type { Chosen } from "../rows/use-selection.ts";

/** So many records fit into an address by uid; all that match are said by conditions instead. */
const byUidLimit = 200;

/** The filters of a list that are conditions of a selection too. */
const conditions: Readonly<Record<"file" | "run", Readonly<Record<string, ConditionField>>>> = {
	file: { suffix: "suffix", createdBy: "by", tag: "tag", createdAfter: "after", createdBefore: "before" },
	run: {
		status: "status",
		transformType: "type",
		createdBy: "by",
		tag: "tag",
		createdAfter: "after",
		createdBefore: "before",
	},
};

/** The chosen records as a selection of the graph, or why they cannot be said as one. */
export function graphSelection(kind: "file" | "run", chosen: Chosen): { text: string } | { why: string } {
	if ("uids" in chosen) {
		if (chosen.uids.length > byUidLimit)
			return { why: `The graph takes ${byUidLimit} records by uid; choose all that match instead.` };
		const of = chosen.uids.map(
			(uid): Selection => ({ term: "records", of: kind, name: uid, up: 0, down: 0 }),
		);
		return { text: printSelection(joined("or", of)) };
	}
	const of: Selection[] = [condition("kind", kind)];
	for (const [name, value] of Object.entries(chosen.matching)) {
		const field = conditions[kind][name];
		if (!field) return { why: `The graph cannot be narrowed by ${name === "q" ? "words" : name}.` };
		const values: unknown[] = Array.isArray(value) ? value : [value];
		of.push(
			joined(
				"or",
				values.map((each) => condition(field, String(each))),
			),
		);
	}
	return { text: printSelection(joined("and", of)) };
}

function condition(field: ConditionField, value: string): Selection {
	return { term: "condition", field, value };
}

function joined(term: "and" | "or", of: Selection[]): Selection {
	const [only] = of;
	return of.length === 1 && only ? only : { term, of };
}
