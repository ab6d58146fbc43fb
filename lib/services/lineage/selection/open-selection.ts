import { WhenceError } from "../../../contracts/errors.ts";
import { lineageLimits } from "../../../contracts/lineage-terms.ts";
import { parseSelection, SelectionError } from "../../../contracts/parse-selection.ts";
import type { Selection } from "../../../contracts/selection.ts";
import type { Ctx } from "../../ctx.ts";
import type { FoundRecord } from "../../find-record.ts";
import type { AsOf } from "../as-of.ts";
import { assembleView } from "../assemble-view.ts";
import { expandGraph } from "../expand.ts";
import { type Facts, isRunFacts, loadFacts } from "../facts.ts";
import type { Query } from "../filters.ts";
import type { OpenLineage } from "../open-lineage.ts";
import { emptyGraph, type LineageTask } from "../walk-graph.ts";
import { type Evaluated, evaluateSelection } from "./evaluate.ts";

/**
 * The question for what a selection selects; edges go on through what was walked and is not selected.
 *
 * @throws WhenceError `invalid` for a text that is no selection, and `not_found` for a name that nothing has.
 */
export async function openSelection(
	ctx: Ctx,
	query: Query & { select: string },
	asOf: AsOf,
): Promise<OpenLineage> {
	const selection = readSelection(query.select);
	const facts = new Map<string, Facts>();
	const factsOf = async (keys: readonly string[]) => {
		const missing = keys.filter((key) => !facts.has(key));
		const wanted = { asOf, withTags: true, withMakers: query.lens === "everything" };
		for (const [key, found] of await loadFacts(ctx.db, missing, wanted)) facts.set(key, found);
		return facts;
	};
	const evaluated = await evaluateSelection({ db: ctx.db, asOf, query }, selection, factsOf);
	return { read: () => readSelected(ctx, query, asOf, { ...evaluated, facts }) };
}

async function readSelected(
	ctx: Ctx,
	query: Query,
	asOf: AsOf,
	evaluated: Evaluated & { facts: ReadonlyMap<string, Facts> },
) {
	const limit = query.limit ?? lineageLimits.nodes;
	const selected = new Set(evaluated.selected.slice(0, limit));
	const { walked } = evaluated;
	const task: LineageTask = {
		...{ db: ctx.db, query, asOf, limit, lens: query.lens ?? "data" },
		focus: nothing,
	};
	// What is expanded later was not walked: it is wanted too.
	const graph = emptyGraph(task, (key) => selected.has(key) || !walked.has(key));
	for (const [key, facts] of evaluated.facts) graph.facts.set(key, facts);
	for (const [depth, keys] of byDepth(walked)) await graph.add(keys, depth);
	await graph.add([...selected], 0);
	graph.isTruncated = evaluated.isTruncated || evaluated.selected.length > limit;
	const focus = focusOf(evaluated, graph.facts, selected);
	const focused = { ...task, focus: focus ?? nothing };
	await expandGraph(focused, graph, query.expand ?? []);
	return assembleView(focused, graph);
}

function byDepth(walked: ReadonlyMap<string, number>): Map<number, string[]> {
	const layers = new Map<number, string[]>();
	for (const [key, depth] of walked) {
		const layer = layers.get(depth);
		if (layer) layer.push(key);
		else layers.set(depth, [key]);
	}
	return layers;
}

/** The focus of a graph in which there is nothing. */
const nothing: FoundRecord = { kind: "file", id: 0, uid: "", label: "", createdAt: new Date(0) };

/** The first record that is named, if it is selected; else the newest that is. */
function focusOf(
	{ first }: Evaluated,
	facts: ReadonlyMap<string, Facts>,
	selected: ReadonlySet<string>,
): FoundRecord | null {
	const shown = [...selected].flatMap((key) => facts.get(key) ?? []);
	const named = shown.find(({ key }) => key === first);
	const newest = shown.reduce<Facts | null>(
		(best, each) => (best && best.node.createdAt >= each.node.createdAt ? best : each),
		null,
	);
	const focus = named ?? newest;
	if (!focus) return null;
	const { uid, createdAt } = focus.node;
	const label = isRunFacts(focus) ? (focus.node.name ?? uid) : focus.node.key;
	return {
		kind: focus.node.kind,
		id: Number(focus.key.slice(1)),
		uid,
		label,
		createdAt: new Date(createdAt),
	};
}

function readSelection(text: string): Selection {
	try {
		return parseSelection(text);
	} catch (error) {
		if (!(error instanceof SelectionError)) throw error;
		throw new WhenceError("invalid", `select, character ${error.position + 1}: ${error.message}.`, {
			field: "select",
			hint: 'As file:"bams/output.bam"+2 and not by:testuser1.',
			cause: error,
		});
	}
}
