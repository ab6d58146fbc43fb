import type { z } from "zod";
import type { EntityKind, LineageLens } from "../../contracts/enums.ts";
import type { LineageInput } from "../../contracts/lineage.ts";
import { noSuffix } from "../../contracts/lineage-terms.ts";
import { isTagMeant } from "../../contracts/tag-text.ts";
import { creatorOf, type Facts, isRunFacts } from "./facts.ts";

export type Query = z.output<typeof LineageInput>;

/** Whether the filters let this kind of node be shown at all. */
export function isKindShown(kind: EntityKind, filters: Pick<Query, "kinds">): boolean {
	return !filters.kinds || filters.kinds.includes(kind);
}

function isInTime(recordedAt: string, { after, before }: Pick<Query, "after" | "before">): boolean {
	const at = Date.parse(recordedAt);
	return (
		(after === undefined || at >= Date.parse(after)) && (before === undefined || at < Date.parse(before))
	);
}

/**
 * Whether the filters show a file or run. Each filter speaks of the nodes that have what it asks about:
 * a suffix hides other files, not runs. In the lens of transforms a run stands for its transform.
 */
export function isShown(facts: Facts, filters: Query, lens: LineageLens): boolean {
	if (filters.people && !filters.people.includes(creatorOf(facts).handle)) return false;
	if (!isInTime(facts.node.createdAt, filters)) return false;
	const wanted = filters.tags;
	if (wanted && !facts.tags.some((tag) => wanted.some((each) => isTagMeant(tag, each)))) return false;
	if (isRunFacts(facts)) {
		return (
			isKindShown(lens === "transforms" ? "transform" : "run", filters) &&
			(!filters.types || filters.types.includes(facts.node.transform.type)) &&
			(!filters.statuses || filters.statuses.includes(facts.node.status))
		);
	}
	return (
		isKindShown("file", filters) &&
		(!filters.suffixes || filters.suffixes.includes(facts.node.suffix || noSuffix)) &&
		(filters.archived === "include" || !facts.node.isArchived)
	);
}

/** Whether any filter may hide a run. */
export function hidesRuns(filters: Query): boolean {
	const { people, after, before, tags, types, statuses } = filters;
	const asked = [people, after, before, tags, types, statuses];
	return !isKindShown("run", filters) || asked.some((each) => each !== undefined);
}
