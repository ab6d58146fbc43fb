import { terminalRunStatuses } from "../../../contracts/enums.ts";
import { type FlowNode, isRunNode } from "../../../lineage/reach/flow-node.ts";
import { grown } from "../../../lineage/reach/int-list.ts";
import type { Tally } from "./tally.ts";

/** A creator and one more number for each possible node; a row id takes two, a file's and a run's. */
export const factBytesPerNode = 8;

/** Texts as numbers from 1 on. */
class Codes {
	readonly #codes = new Map<string, number>();
	readonly #texts: string[] = [""];

	/** One more than the highest. */
	get size(): number {
		return this.#texts.length;
	}

	textOf(code: number): string {
		return this.#texts[code] ?? "";
	}

	of(text: string): number {
		let code = this.#codes.get(text);
		if (code === undefined) {
			code = this.#texts.push(text) - 1;
			this.#codes.set(text, code);
		}
		return code;
	}
}

/**
 * What counting asks of each file and run, in typed arrays: who made it; a file's suffix; how a run ended and what
 * it ran. Only what never changes is kept, so a run comes in when it has ended.
 */
export class FactColumns {
	#creators: Int32Array;
	#details: Int32Array;
	readonly #people = new Codes();
	readonly #suffixes = new Codes();

	constructor(nodeSpace: number) {
		this.#creators = new Int32Array(nodeSpace);
		this.#details = new Int32Array(nodeSpace);
	}

	get byteLength(): number {
		return this.#creators.byteLength + this.#details.byteLength;
	}

	/** Keeps what these files have in common. */
	keepFiles(nodes: Iterable<FlowNode>, { creator, suffix }: { creator: string; suffix: string }): void {
		this.#keep(nodes, this.#people.of(creator), this.#suffixes.of(suffix));
	}

	/** Keeps what these runs have in common, if they have ended. */
	keepRuns(nodes: Iterable<FlowNode>, run: { creator: string; status: string; transformId: number }): void {
		const status = (terminalRunStatuses as readonly string[]).indexOf(run.status);
		if (status === -1) return;
		const ended = run.transformId * terminalRunStatuses.length + status;
		this.#keep(nodes, this.#people.of(run.creator), ended);
	}

	/** Counts nodes; hands back those of which nothing is known. */
	count(nodes: Int32Array, tally: Tally): FlowNode[] {
		const unknown: FlowNode[] = [];
		// Numbers first, texts once for each: a map's lookup for each of a million nodes is what would take long.
		const files = {
			people: new Int32Array(this.#people.size),
			suffixes: new Int32Array(this.#suffixes.size),
		};
		const runs = {
			people: new Int32Array(this.#people.size),
			statuses: new Int32Array(terminalRunStatuses.length),
		};
		for (const node of nodes) {
			const person = this.#creators[node] ?? 0;
			const detail = this.#details[node] ?? 0;
			if (person === 0) unknown.push(node);
			else if (isRunNode(node)) {
				increment(runs.people, person);
				increment(runs.statuses, detail % terminalRunStatuses.length);
				tally.addTransform(Math.floor(detail / terminalRunStatuses.length));
			} else {
				increment(files.people, person);
				increment(files.suffixes, detail);
			}
		}
		for (const [code, count] of files.suffixes.entries()) tally.addSuffix(this.#suffixes.textOf(code), count);
		for (const [index, count] of runs.statuses.entries())
			tally.addStatus(terminalRunStatuses[index] ?? "completed", count);
		for (const [code, count] of files.people.entries())
			tally.addPerson(this.#people.textOf(code), { files: count, runs: runs.people[code] ?? 0 });
		return unknown;
	}

	#keep(nodes: Iterable<FlowNode>, creator: number, detail: number): void {
		for (const node of nodes) {
			if (node >= this.#creators.length) {
				this.#creators = grown(this.#creators, node + 1);
				this.#details = grown(this.#details, node + 1);
			}
			this.#creators[node] = creator;
			this.#details[node] = detail;
		}
	}
}

function increment(counts: Int32Array, index: number): void {
	counts[index] = (counts[index] ?? 0) + 1;
}
