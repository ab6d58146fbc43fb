import type { Database } from "../../../db/client.ts";
import { type Direction, LayeredWalk, type Walk } from "../../lineage/walk.ts";
import type { FoundRecord } from "../find-record.ts";
import { needsMakers } from "./attribution.ts";
import { type Facts, isRunFacts, loadFacts } from "./facts.ts";
import { isShown } from "./filters.ts";
import { flowKey } from "./keys.ts";
import type { Layers } from "./layers.ts";
import { type Layer, nextLayer } from "./neighbours.ts";
import { loadedAhead, reachOf, stepsOf, type WalkPlan } from "./plan-walk.ts";

/** What to walk: the parsed query with its focus found. */
export interface LineageTask extends WalkPlan {
	db: Database;
	focus: FoundRecord;
}

/** The files and runs of an answer, hidden ones included. */
export interface WalkedGraph {
	/** Distance from the focus by key; negative is upstream. */
	depthOf: Map<string, number>;
	facts: Map<string, Facts>;
	reached: Set<string>;
	isTruncated: boolean;
	isHidden(key: string): boolean;
	/** How many nodes the answer shows so far, in the query's lens. */
	shownCount(): number;
	/** One layer around these nodes that all lie at `depth`, within a budget of shown nodes. */
	grow(keys: readonly string[], depth: number, direction: Direction, budget: number): Promise<void>;
	/** Adds nodes that no data flow led to. */
	add(keys: readonly string[], depth: number): Promise<void>;
}

/** Walks both ways from the focus. Filters hide, they never cut: the walk goes on through hidden nodes. */
export async function walkGraph(task: LineageTask, layers: Layers): Promise<WalkedGraph> {
	const { query, limit } = task;
	const graph = emptyGraph(task);
	const steps = stepsOf(query);
	const { start } = layers;
	graph.isTruncated = layers.hasMore;
	const { ahead, rest } = loadedAhead(task, layers);
	await ensureFacts(task, graph, [...start, ...ahead]);
	await graph.add(start, 0);
	const shown = shownNodes(task, graph, start);
	const walk = (direction: Direction) => {
		const left = [...layers[direction]];
		return walkFrom(task, graph, start, {
			...{ direction, depth: steps[direction], shown, rest },
			// A walk goes on from whole layers only, so that these are the ones that it would ask for.
			neighbours: async () => left.shift() ?? [],
		});
	};
	const up = walk("up");
	const down = walk("down");
	// Half for each side, then what the lower side left over goes to the upper.
	const room = limit - shown.size;
	await up.spend(query.down === 0 ? room : Math.ceil(room / 2));
	await down.spend(limit - shown.size);
	await up.spend(limit - shown.size);
	take(graph, up, -1);
	take(graph, down, 1);
	return graph;
}

/** A graph before anything is found. @param isSelected what may be shown at all, where not everything may. */
export function emptyGraph(
	task: LineageTask,
	isSelected: (key: string) => boolean = () => true,
): WalkedGraph {
	const { focus } = task;
	const focusKey = focus.kind === "file" || focus.kind === "run" ? flowKey(focus.kind, focus.id) : null;
	const graph: WalkedGraph = {
		depthOf: new Map(),
		facts: new Map(),
		reached: new Set(),
		isTruncated: false,
		isHidden: (key) => {
			if (key === focusKey) return false;
			const facts = graph.facts.get(key);
			return facts === undefined || !isSelected(key) || !isShown(facts, task.query, task.lens);
		},
		shownCount: () => shownNodes(task, graph, graph.depthOf.keys()).size,
		grow: async (keys, depth, direction, budget) => {
			const shown = shownNodes(task, graph, graph.depthOf.keys());
			const how = { asOf: task.asOf, recreated: true };
			const neighbours = (layer: Layer) => nextLayer(task.db, layer, how);
			const walk = walkFrom(task, graph, keys, { direction, depth: 1, shown, rest: [], neighbours });
			take(graph, await walk.spend(Math.max(0, budget)), direction === "up" ? -1 : 1, depth);
		},
		add: async (keys, depth) => {
			await ensureFacts(task, graph, keys);
			for (const key of keys) {
				graph.reached.add(key);
				if (!graph.depthOf.has(key)) graph.depthOf.set(key, depth);
			}
		},
	};
	return graph;
}

/**
 * @param how `shown` is what is in the answer so far, and paid for; what the walk pays for is added. `rest` is loaded as
 *   soon as anything is missing.
 */
function walkFrom(
	task: LineageTask,
	graph: WalkedGraph,
	start: readonly string[],
	how: {
		direction: Direction;
		depth: number;
		shown: Set<string>;
		rest: readonly string[];
		neighbours(layer: Layer): Promise<readonly string[]>;
	},
): LayeredWalk {
	const fresh = (key: string) => nodesShownFor(task, graph, key).filter((node) => !how.shown.has(node));
	return new LayeredWalk({
		start,
		direction: how.direction,
		depth: how.depth,
		reach: reachOf(task),
		neighbours: how.neighbours,
		costs: {
			// In the lens of everything a run brings its code and its person with it.
			most: task.lens === "everything" ? 3 : 1,
			load: (keys) => {
				const isMissing = keys.some((key) => !graph.facts.has(key));
				return ensureFacts(task, graph, isMissing ? [...keys, ...how.rest] : []);
			},
			of: (key) => fresh(key).length,
			pay: (key) => {
				for (const node of fresh(key)) how.shown.add(node);
			},
		},
	});
}

async function ensureFacts(task: LineageTask, graph: WalkedGraph, keys: readonly string[]): Promise<void> {
	const missing = new Set(keys.filter((key) => !graph.facts.has(key)));
	const found = await loadFacts(task.db, [...missing], {
		asOf: task.asOf,
		withTags: task.query.tags !== undefined,
		withMakers: needsMakers(task),
	});
	for (const [key, facts] of found) graph.facts.set(key, facts);
}

/** The nodes of the answer that a file or run brings with it: none when hidden, its transform's in that lens. */
function nodesShownFor({ lens }: Pick<LineageTask, "lens">, graph: WalkedGraph, key: string): string[] {
	const facts = graph.facts.get(key);
	if (!facts || graph.isHidden(key)) return [];
	if (!isRunFacts(facts) || lens === "data") return [key];
	const code = `t${facts.transformId}`;
	return lens === "transforms" ? [code] : [key, code, `u${facts.node.createdBy.uid}`];
}

/** The nodes of the answer that these bring with them. */
function shownNodes(task: LineageTask, graph: WalkedGraph, keys: Iterable<string>): Set<string> {
	return new Set([...keys].flatMap((key) => nodesShownFor(task, graph, key)));
}

/** Adds a walk to the graph; a node that both directions lead to keeps its shorter distance. */
function take(graph: WalkedGraph, walk: Walk, sign: 1 | -1, from = 0): void {
	for (const key of walk.reached) graph.reached.add(key);
	if (walk.isTruncated) graph.isTruncated = true;
	for (const [key, distance] of walk.depthOf) {
		const known = graph.depthOf.get(key);
		const depth = distance === 0 ? from : from + sign * distance;
		if (known === undefined || Math.abs(depth) < Math.abs(known)) graph.depthOf.set(key, depth);
	}
}
