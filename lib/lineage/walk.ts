/** `up` asks where something comes from, `down` where it goes. */
export type Direction = "up" | "down";

export interface WalkOptions {
	start: readonly string[];
	direction: Direction;
	/** How many data-flow edges to go. */
	depth: number;
	/** How many nodes may be found in all, whatever they cost. */
	reach: number;
	/** The next nodes of a whole layer: at most `limit`, none of `known`. Repeats do no harm. */
	neighbours(layer: {
		frontier: readonly string[];
		direction: Direction;
		known: ReadonlySet<string>;
		limit: number;
	}): Promise<readonly string[]>;
	/** What nodes cost of the budget; without it each costs 1. */
	costs?: Costs;
}

export interface Costs {
	/** No node costs more. */
	most: number;
	/** Makes what `of` needs ready for these. */
	load(ids: readonly string[]): Promise<void>;
	/** What a node costs now; nodes that a filter hides are free, and so is what was paid for already. */
	of(id: string): number;
	/** A node was paid for. */
	pay(id: string): void;
}

/** What a walk found so far. */
export interface Walk {
	/** The nodes of the answer with their distance; the start is at 0. */
	readonly depthOf: ReadonlyMap<string, number>;
	/** All nodes that were found, those beyond the budget included. */
	readonly reached: ReadonlySet<string>;
	/** Whether budget or reach ended it early. */
	readonly isTruncated: boolean;
}

/** Costs are loaded in chunks, so that a layer of thousands is not loaded for a budget of tens. */
export const smallestChunk = 250;
const largestChunk = 5000;

/**
 * A breadth-first walk, a layer at a time, each node once: cycles end by themselves, and what is near comes before
 * what is far. The same walk serves both directions. It goes as far as the budget that it is given, and goes on from
 * there when it is given more.
 */
export class LayeredWalk implements Walk {
	readonly depthOf: Map<string, number>;
	readonly reached: Set<string>;
	isTruncated = false;
	readonly #options: WalkOptions;
	/** The layer whose neighbours come next, as far as it was paid for. */
	#layer: string[];
	/** Found in the layer that is being paid for, and not paid for yet. */
	#waiting: string[] = [];
	/** Taken in because even the most that they may cost was there; what they do cost is settled later. */
	#unpaid: string[] = [];
	#distance = 0;

	constructor(options: WalkOptions) {
		this.#options = options;
		this.depthOf = new Map(options.start.map((id) => [id, 0]));
		this.reached = new Set(options.start);
		this.#layer = [...options.start];
	}

	/** Walks on, for that much more; the start is free. */
	async spend(budget: number): Promise<this> {
		let left = budget;
		for (;;) {
			left = await this.#takeIn(left);
			const isBeyond = this.reached.size > this.#options.reach;
			this.isTruncated = this.#waiting.length > 0 || isBeyond;
			if (this.isTruncated || this.#layer.length === 0 || this.#distance >= this.#options.depth) break;
			await this.#findNext();
		}
		await this.#settle();
		return this;
	}

	async #findNext(): Promise<void> {
		const { direction, reach, neighbours } = this.#options;
		const limit = Math.max(1, reach - this.reached.size + 1);
		const found = await neighbours({ frontier: this.#layer, direction, known: this.reached, limit });
		this.#waiting = [...new Set(found)].filter((id) => !this.reached.has(id));
		for (const id of this.#waiting) this.reached.add(id);
		this.#layer = [];
		this.#distance++;
	}

	/** Takes in the first nodes that the budget pays for; returns what is left of it. */
	async #takeIn(budget: number): Promise<number> {
		const { costs } = this.#options;
		if ((this.#unpaid.length + this.#waiting.length) * (costs?.most ?? 1) <= budget) {
			for (const id of this.#waiting) this.#admit(id);
			this.#unpaid.push(...this.#waiting);
			this.#waiting = [];
			return budget;
		}
		let left = budget - (await this.#settle());
		while (this.#waiting.length > 0) {
			const chunk = this.#waiting.slice(0, Math.min(largestChunk, Math.max(smallestChunk, left)));
			await costs?.load(chunk);
			for (const [index, id] of chunk.entries()) {
				const cost = costs?.of(id) ?? 1;
				if (cost > left) {
					this.#waiting = this.#waiting.slice(index);
					return left;
				}
				left -= cost;
				costs?.pay(id);
				this.#admit(id);
			}
			this.#waiting = this.#waiting.slice(chunk.length);
		}
		return left;
	}

	#admit(id: string): void {
		this.depthOf.set(id, this.#distance);
		this.#layer.push(id);
	}

	/** Pays for what was taken in; returns what that cost. */
	async #settle(): Promise<number> {
		const { costs } = this.#options;
		const unpaid = this.#unpaid;
		this.#unpaid = [];
		if (unpaid.length > 0) await costs?.load(unpaid);
		let spent = 0;
		for (const id of unpaid) {
			spent += costs?.of(id) ?? 1;
			costs?.pay(id);
		}
		return spent;
	}
}
