import { eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { fileFamilies, files, runs, tags, transforms, users } from "../../../../db/schema/index.ts";
import { noSuffix } from "../../../contracts/lineage-terms.ts";
import { momentOf } from "../../../contracts/parse-selection.ts";
import type { ConditionField } from "../../../contracts/selection.ts";
import { isTagMeant } from "../../../contracts/tag-text.ts";
import { shownStatus } from "../../runs/shown-status.ts";
import { isAnyTag } from "../../tag-condition.ts";
import { creatorOf, type Facts, isRunFacts } from "../facts.ts";
import type { FlowKind } from "../keys.ts";

/** One condition, as it is asked of a record that is loaded, and of the database. */
interface Condition {
	holds(facts: Facts, value: string): boolean;
	/** Null where no record of that kind can be meant. */
	where: Record<FlowKind, ((value: string) => SQL) | null>;
}

const suffixOf = (value: string) => (value === noSuffix ? "" : value.startsWith(".") ? value : `.${value}`);
const isBy = (value: string) => eq(users.handle, value);
const at = (value: string) => `${momentOf(value)?.toISOString()}`;
const isAfter = (column: AnyPgColumn) => (value: string) => sql`${column} >= ${at(value)}::timestamptz`;
const isBefore = (column: AnyPgColumn) => (value: string) => sql`${column} < ${at(value)}::timestamptz`;
const isKind = (kind: FlowKind) => (value: string) => (value === kind ? sql`true` : sql`false`);

export const conditions: Record<ConditionField, Condition> = {
	by: {
		holds: (facts, value) => creatorOf(facts).handle === value,
		where: { file: isBy, run: isBy },
	},
	kind: {
		holds: (facts, value) => facts.node.kind === value,
		where: { file: isKind("file"), run: isKind("run") },
	},
	type: {
		holds: (facts, value) => isRunFacts(facts) && facts.node.transform.type === value,
		where: { file: null, run: (value) => sql`${transforms.type} = ${value}` },
	},
	status: {
		holds: (facts, value) => isRunFacts(facts) && facts.node.status === value,
		where: { file: null, run: (value) => sql`${shownStatus()} = ${value}` },
	},
	suffix: {
		holds: (facts, value) => !isRunFacts(facts) && facts.node.suffix === suffixOf(value),
		where: { file: (value) => eq(fileFamilies.suffix, suffixOf(value)), run: null },
	},
	tag: {
		holds: (facts, value) => facts.tags.some((tag) => isTagMeant(tag, value)),
		where: {
			file: (value) => hasTag(sql`${tags.fileId} = ${files.id}`, value),
			run: (value) =>
				hasTag(sql`(${tags.runId} = ${runs.id} or ${tags.transformId} = ${runs.transformId})`, value),
		},
	},
	after: {
		holds: (facts, value) => Date.parse(facts.node.createdAt) >= Date.parse(at(value)),
		where: { file: isAfter(files.createdAt), run: isAfter(runs.createdAt) },
	},
	before: {
		holds: (facts, value) => Date.parse(facts.node.createdAt) < Date.parse(at(value)),
		where: { file: isBefore(files.createdAt), run: isBefore(runs.createdAt) },
	},
};

function hasTag(isOfRecord: SQL, value: string): SQL {
	return sql`exists (select 1 from ${tags} where ${isOfRecord} and ${isAnyTag(tags, [value])})`;
}
