/** `up` asks where something comes from, `down` where it goes. */
export type Direction = "up" | "down";

export interface WalkOptions {
	start: readonly string[];
	direction: Direction;
	/** How many data-flow edges to go. */
	depth: number;
	/** What the nodes that are walked to may cost in all; the start is free. */
	budget: number;
	/** How many nodes may be found in all, whatever they cost. */
	reach: number;
	/** The next nodes of a whole layer: at most `limit`, none of `known`. Repeats do no harm. */
	neighbours(layer: {
		frontier: readonly string[];
		direction: Direction;
		known: ReadonlySet<string>;
		limit: number;
	}): Promise<readonly string[]>;
	/** What each of these costs, 1 where left out; nodes that a filter hides are free. */
	costsOf?(ids: readonly string[]): Promise<readonly number[]>;
}

export interface Walk {
	/** The nodes of the answer with their distance; the start is at 0. */
	depthOf: Map<string, number>;
	/** All nodes that were found, those beyond the budget included. */
	reached: Set<string>;
	/** Whether budget or reach ended it early. */
	isTruncated: boolean;
}

/** Costs are asked for in chunks, so that a layer of thousands is not loaded for a budget of tens. */
const chunkSize = 250;

/**
 * Walks breadth-first, a layer at a time, each node once: cycles end by themselves, and what is near
 * comes before what is far. The same walk serves both directions.
 */
export async function walkLayers(options: WalkOptions): Promise<Walk> {
	const { direction, depth, reach, neighbours } = options;
	const depthOf = new Map(options.start.map((id) => [id, 0]));
	const reached = new Set(options.start);
	let frontier = [...options.start];
	let left = options.budget;
	for (let distance = 1; distance <= depth && frontier.length > 0; distance++) {
		const limit = Math.max(1, reach - reached.size + 1);
		const found = await neighbours({ frontier, direction, known: reached, limit });
		const fresh = [...new Set(found)].filter((id) => !reached.has(id));
		for (const id of fresh) reached.add(id);
		const { admitted, spent } = await admit(fresh, left, options.costsOf);
		left -= spent;
		for (const id of admitted) depthOf.set(id, distance);
		if (admitted.length < fresh.length || reached.size > reach)
			return { depthOf, reached, isTruncated: true };
		frontier = admitted;
	}
	return { depthOf, reached, isTruncated: false };
}

/** The first nodes that the budget pays for. */
async function admit(
	fresh: readonly string[],
	budget: number,
	costsOf: WalkOptions["costsOf"],
): Promise<{ admitted: string[]; spent: number }> {
	const admitted: string[] = [];
	let spent = 0;
	for (let from = 0; from < fresh.length; from += chunkSize) {
		const chunk = fresh.slice(from, from + chunkSize);
		const costs = costsOf ? await costsOf(chunk) : [];
		for (const [index, id] of chunk.entries()) {
			const cost = costs[index] ?? 1;
			if (spent + cost > budget) return { admitted, spent };
			spent += cost;
			admitted.push(id);
		}
	}
	return { admitted, spent };
}
