import { sql } from "drizzle-orm";
import { tags } from "../../../db/schema/index.ts";
import type { LineageFacet, LineageFacets } from "../../contracts/lineage.ts";
import { lineageLimits, noSuffix } from "../../contracts/lineage-terms.ts";
import { tagNames } from "../../contracts/tag-text.ts";
import { creatorOf, type Facts, isRunFacts } from "./facts.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** Counts the records that have each value: every record once, however often it says it. */
class Tally {
	readonly #records = new Map<string, Set<string>>();

	add(value: string, record: string): void {
		const known = this.#records.get(value);
		if (known) known.add(record);
		else this.#records.set(value, new Set([record]));
	}

	/** The most frequent first. */
	facet(): LineageFacet {
		return [...this.#records]
			.map(([value, records]) => ({ value, count: records.size }))
			.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
			.slice(0, lineageLimits.facetValues);
	}
}

/**
 * What there is to filter by, with how many records of the walk have it. What a filter hides is counted too, so that
 * choosing one value does not make the others vanish.
 */
export async function facetsOf(ask: Ask, task: LineageTask, graph: WalkedGraph): Promise<LineageFacets> {
	const walked = [...graph.depthOf.keys()].flatMap((key) => graph.facts.get(key) ?? []);
	const tagsOf = tagsOfWalked(ask, walked);
	const isCollapsed = task.lens === "transforms";
	const [kinds, types, statuses] = [new Tally(), new Tally(), new Tally()];
	const [people, suffixes, tagged] = [new Tally(), new Tally(), new Tally()];
	let archived = 0;
	// A person or a transform in the focus is shown in every lens.
	if (task.focus.kind === "user") kinds.add("user", task.focus.label);
	if (task.focus.kind === "transform") kinds.add("transform", `t${task.focus.id}`);
	for (const facts of walked) {
		const { handle } = creatorOf(facts);
		people.add(handle, facts.key);
		if (task.lens === "everything") kinds.add("user", handle);
		if (isRunFacts(facts)) {
			const code = `t${facts.transformId}`;
			if (!isCollapsed) kinds.add("run", facts.key);
			if (task.lens !== "data") kinds.add("transform", code);
			types.add(facts.node.transform.type, isCollapsed ? code : facts.key);
			statuses.add(facts.node.status, facts.key);
		} else {
			kinds.add("file", facts.key);
			suffixes.add(facts.node.suffix || noSuffix, facts.key);
			if (facts.node.isArchived) archived++;
		}
	}
	for (const { tag, key } of await tagsOf) for (const name of tagNames(tag)) tagged.add(name, key);
	return {
		kinds: kinds.facet(),
		types: types.facet(),
		statuses: statuses.facet(),
		people: people.facet(),
		tags: tagged.facet(),
		suffixes: suffixes.facet(),
		archived,
	};
}

/** Every tag of these records; a run answers to its transform's tags too. */
async function tagsOfWalked(ask: Ask, walked: readonly Facts[]): Promise<{ tag: string; key: string }[]> {
	if (walked.length === 0) return [];
	const keys = walked.map(({ key }) => key);
	const runsOf = new Map<number, string[]>();
	for (const facts of walked) {
		if (!isRunFacts(facts)) continue;
		const own = runsOf.get(facts.transformId);
		if (own) own.push(facts.key);
		else runsOf.set(facts.transformId, [facts.key]);
	}
	const found = await ask(
		{
			tag: sql<string>`${tags.tag}`,
			fileId: sql<number | null>`${tags.fileId}`,
			runId: sql<number | null>`${tags.runId}`,
			transformId: sql<number | null>`${tags.transformId}`,
		},
		sql`from ${tags} where ${tags.fileId} = any(${bigintArray(idsOf("file", keys))})
			or ${tags.runId} = any(${bigintArray(idsOf("run", keys))})
			or ${tags.transformId} = any(${bigintArray([...runsOf.keys()])})`,
	);
	return found.flatMap(({ tag, fileId, runId, transformId }) => {
		if (fileId !== null) return [{ tag, key: flowKey("file", fileId) }];
		if (runId !== null) return [{ tag, key: flowKey("run", runId) }];
		return (runsOf.get(transformId ?? 0) ?? []).map((key) => ({ tag, key }));
	});
}
