import type { Database } from "../../../../db/client.ts";
import type { FlowSnapshot } from "../../../lineage/reach/flow-graph.ts";
import type { FactColumns } from "./fact-columns.ts";
import { type LoadedFlow, loadFlow } from "./load-flow.ts";
import { refreshFlow } from "./refresh-flow.ts";

/** What a question walks over in memory. */
export interface AdjacencyNow {
	snapshot: FlowSnapshot;
	facts: FactColumns;
	/** What all of it takes. */
	byteLength: number;
}

/** All lineage in this process's memory, as long as it fits. */
export interface Adjacency {
	/**
	 * The graph as of now: loaded at the first question, brought up to date at each.
	 *
	 * @returns null when it does not fit, or when too much is under way: then SQL has to answer.
	 */
	now(): Promise<AdjacencyNow | null>;
}

/** 256 MiB: 16 bytes an edge, 32 for each row id of files or runs, whichever go higher. */
export const defaultMaxBytes = 256 * 1024 * 1024;

const retryMs = 30_000;

/** Makes an empty {@link Adjacency}; nothing is read before the first question. */
export function createAdjacency(
	db: Database,
	{ maxBytes = defaultMaxBytes }: { maxBytes?: number } = {},
): Adjacency {
	let flow: LoadedFlow | null = null;
	/** From when on loading may be tried. Edges are never deleted: what is too large once stays so. */
	let loadableFrom = 0;
	const upToDate = async (): Promise<AdjacencyNow | null> => {
		if (flow === null || !(await refreshFlow(db, flow))) {
			flow = null;
			if (Date.now() < loadableFrom) return null;
			const loaded = await loadFlow(db, maxBytes);
			if (loaded === null) loadableFrom = Number.POSITIVE_INFINITY;
			else if (await refreshFlow(db, loaded)) flow = loaded;
			// A long transaction beside many others: what is written since would be read at each question.
			else loadableFrom = Date.now() + retryMs;
		}
		if (flow === null) return null;
		const byteLength = flow.graph.byteLength + flow.facts.byteLength;
		if (byteLength > maxBytes) {
			flow = null;
			loadableFrom = Number.POSITIVE_INFINITY;
			return null;
		}
		return { snapshot: flow.graph.snapshot(), facts: flow.facts, byteLength };
	};
	// One after another: an older answer of the database must not be written over a newer one.
	let last: Promise<unknown> = Promise.resolve();
	return {
		now: () => {
			const mine = last.then(upToDate, upToDate);
			last = mine;
			return mine;
		},
	};
}
