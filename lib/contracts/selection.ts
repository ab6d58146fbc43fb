import type { EntityKind } from "./enums.ts";

/** How far to go from a record: data-flow edges, or as far as it goes. */
export type Steps = number | "all";

/** What can be asked of a record, beside its name. */
export const conditionFields = ["by", "kind", "type", "status", "suffix", "tag", "after", "before"] as const;
export type ConditionField = (typeof conditionFields)[number];

/** `2+file:"bams/output.bam"+1`: records of a name, and what lies so many steps around them. */
export interface RecordsTerm {
	term: "records";
	of: EntityKind;
	name: string;
	up: Steps;
	down: Steps;
}

/** `by:testuser1`: every record of which that is true. */
export interface ConditionTerm {
	term: "condition";
	field: ConditionField;
	value: string;
}

/** What a selection says, as a tree. */
export type Selection =
	| RecordsTerm
	| ConditionTerm
	/** `between(a, b)`: what leads from the one to the other, both included. */
	| { term: "between"; from: Selection; to: Selection }
	| { term: "and" | "or"; of: Selection[] }
	| { term: "not"; of: Selection };
