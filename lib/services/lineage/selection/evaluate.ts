import { WhenceError } from "../../../contracts/errors.ts";
import { lineageLimits } from "../../../contracts/lineage-terms.ts";
import { printSelection } from "../../../contracts/print-selection.ts";
import type { RecordsTerm, Selection, Steps } from "../../../contracts/selection.ts";
import { type Direction, LayeredWalk } from "../../../lineage/walk.ts";
import { inTurn } from "../../in-turn.ts";
import type { Facts } from "../facts.ts";
import { askTogether } from "../json-rows.ts";
import { readLayers } from "../layers.ts";
import { startAt } from "../start.ts";
import type { LineageTask } from "../walk-graph.ts";
import { conditions } from "./conditions.ts";
import { namedKeys } from "./named-keys.ts";
import { newestKeys } from "./newest-keys.ts";

type Task = Pick<LineageTask, "db" | "asOf" | "query">;

/** What a selection means in the database. */
export interface Evaluated {
	/** The files and runs that are selected, in the order in which they were found. */
	selected: string[];
	/** Everything that was walked on the way, with its distance from the name that led there. */
	walked: Map<string, number>;
	/** The first record that the selection names. */
	first: string | null;
	/** More may be selected than was looked at. */
	isTruncated: boolean;
}

/**
 * Finds what a selection selects. Terms that name records are walked from them; conditions narrow what these found, or,
 * where there is nothing to narrow, the newest records of the instance.
 *
 * @param factsOf loads what conditions ask about.
 * @throws WhenceError `not_found` for a name that nothing has, `invalid` for a way between what is not named.
 */
export async function evaluateSelection(
	task: Task,
	selection: Selection,
	factsOf: FactsOf,
): Promise<Evaluated> {
	const evaluation = new Evaluation(task, factsOf);
	const selected = await evaluation.exact(selection);
	const { walked, first, isTruncated } = evaluation;
	return { selected, walked, first, isTruncated };
}

type FactsOf = (keys: readonly string[]) => Promise<ReadonlyMap<string, Facts>>;
type Matches = (key: string, facts: Facts) => boolean;

/** Whether a selection names records, rather than only saying what they are like. */
function namesRecords(selection: Selection): boolean {
	switch (selection.term) {
		case "records":
		case "between":
			return true;
		case "and":
			return selection.of.some(namesRecords);
		case "or":
			return selection.of.every(namesRecords);
		default:
			return false;
	}
}

class Evaluation {
	readonly walked = new Map<string, number>();
	first: string | null = null;
	isTruncated = false;
	readonly #task: Task;
	readonly #factsOf: FactsOf;
	/** What terms found: each is walked once, however often it is asked. */
	readonly #found = new Map<Selection, Promise<Set<string>>>();

	constructor(task: Task, factsOf: FactsOf) {
		this.#task = task;
		this.#factsOf = factsOf;
	}

	/** What is selected. */
	async exact(selection: Selection): Promise<string[]> {
		const { asOf } = this.#task;
		const candidates = namesRecords(selection)
			? await this.#candidates(selection)
			: await this.#newest(selection);
		const matches = await this.#matcher(selection);
		const facts = await this.#factsOf([...candidates]);
		return [...candidates].filter((key) => {
			const known = facts.get(key);
			if (!known || (asOf !== null && new Date(known.node.createdAt) > asOf)) return false;
			return matches(key, known);
		});
	}

	/** A set that has everything that is selected, and perhaps more. */
	async #candidates(selection: Selection): Promise<ReadonlySet<string>> {
		switch (selection.term) {
			case "records":
			case "between":
				return this.#set(selection);
			case "and": {
				const sets = await inTurn(selection.of.filter(namesRecords), (each) => this.#candidates(each));
				return sets.reduce((least, each) => (each.size < least.size ? each : least));
			}
			case "or": {
				const sets = await inTurn(selection.of, (each) => this.#candidates(each));
				return new Set(sets.flatMap((each) => [...each]));
			}
			default:
				throw new Error(`${selection.term} alone has no candidates`);
		}
	}

	/** Where nothing narrows it: what is named in it, and the newest records of the instance. */
	async #newest(selection: Selection): Promise<ReadonlySet<string>> {
		const limit = lineageLimits.maxNodes;
		const newest = await newestKeys(this.#task.db, selection, { asOf: this.#task.asOf, limit });
		if (newest.length === limit) this.isTruncated = true;
		const named = await inTurn(namesIn(selection), (each) => this.#set(each));
		return new Set([...named.flatMap((each) => [...each]), ...newest]);
	}

	/** What tells whether a record is selected. */
	async #matcher(selection: Selection): Promise<Matches> {
		switch (selection.term) {
			case "records":
			case "between": {
				const found = await this.#set(selection);
				return (key) => found.has(key);
			}
			case "condition": {
				const { field, value } = selection;
				return (_, facts) => conditions[field].holds(facts, value);
			}
			case "not": {
				const matches = await this.#matcher(selection.of);
				return (key, facts) => !matches(key, facts);
			}
			case "and": {
				const all = await inTurn(selection.of, (each) => this.#matcher(each));
				return (key, facts) => all.every((matches) => matches(key, facts));
			}
			case "or": {
				const any = await inTurn(selection.of, (each) => this.#matcher(each));
				return (key, facts) => any.some((matches) => matches(key, facts));
			}
		}
	}

	#set(selection: Selection): Promise<Set<string>> {
		let found = this.#found.get(selection);
		if (!found) {
			found =
				selection.term === "between"
					? this.#between(selection.from, selection.to)
					: this.#records(selection as RecordsTerm);
			this.#found.set(selection, found);
		}
		return found;
	}

	async #records(term: RecordsTerm): Promise<Set<string>> {
		const { keys, hasMore } = await namedKeys(this.#task.db, term, {
			asOf: this.#task.asOf,
			limit: lineageLimits.maxNodes,
		});
		if (hasMore) this.isTruncated = true;
		this.first ??= keys[0] ?? null;
		return new Set(await this.#walk(keys, term));
	}

	/** What follows from the one and leads to the other. */
	async #between(from: Selection, to: Selection): Promise<Set<string>> {
		const down = await this.#walk(await this.#ends(from), { up: 0, down: "all" });
		const up = new Set(await this.#walk(await this.#ends(to), { up: "all", down: 0 }));
		return new Set(down.filter((key) => up.has(key)));
	}

	async #ends(selection: Selection): Promise<string[]> {
		if (!namesRecords(selection))
			throw new WhenceError(
				"invalid",
				`between() leads from records to records: ${printSelection(selection)} names none.`,
				{
					field: "select",
					hint: "Name a file, run, transform or user on both sides.",
				},
			);
		return this.exact(selection);
	}

	async #walk(start: readonly string[], steps: Record<Direction, Steps>): Promise<string[]> {
		const { db, asOf, query } = this.#task;
		const most = lineageLimits.maxNodes;
		const depth = { up: depthOf(steps.up), down: depthOf(steps.down) };
		const layers = await readLayers(askTogether(db), startAt(start), {
			...{ steps: depth, asOf, recreated: query.recreated ?? false, most },
		});
		const found: string[] = [];
		for (const direction of ["up", "down"] as const) {
			const left = [...layers[direction]];
			const walk = new LayeredWalk({
				...{ start, direction, depth: depth[direction], reach: most },
				neighbours: async () => left.shift() ?? [],
			});
			await walk.spend(most);
			if (walk.isTruncated) this.isTruncated = true;
			for (const [key, distance] of walk.depthOf) {
				const known = this.walked.get(key);
				const at = direction === "up" ? -distance : distance;
				if (known === undefined || Math.abs(at) < Math.abs(known)) this.walked.set(key, at);
				found.push(key);
			}
		}
		return found;
	}
}

function depthOf(steps: Steps): number {
	return steps === "all" ? lineageLimits.maxDepth : steps;
}

/** The terms of a selection that name records. */
function namesIn(selection: Selection): Selection[] {
	switch (selection.term) {
		case "records":
		case "between":
			return [selection];
		case "condition":
			return [];
		case "not":
			return namesIn(selection.of);
		default:
			return selection.of.flatMap(namesIn);
	}
}
