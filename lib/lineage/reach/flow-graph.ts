import { type FlowNode, fileNode, runNode } from "./flow-node.ts";
import { grown } from "./int-list.ts";

/** An edge as the database has it: what a run read, or what it made, or made again. */
export interface FlowEdge {
	run: number;
	file: number;
	kind: "input" | "created" | "recreated";
}

/** Per edge: run (negative once taken back), file (negative where recreated), next edge of the run, of the file. */
export const edgeFields = { run: 0, file: 1, nextOfRun: 2, nextOfFile: 3, count: 4 } as const;

export const bytesPerEdge = edgeFields.count * 4;
/** The newest input and output of each possible node; a row id takes two, a file's and a run's. */
export const bytesPerNode = 8;

/** The graph as of one moment. Later changes of the same graph do not show in it. */
export interface FlowSnapshot {
	readonly links: Int32Array;
	/** The newest edge of each node, by kind of edge; 0 is none. */
	readonly inputs: Int32Array;
	readonly outputs: Int32Array;
	/** Edges are numbered from 1; those beyond came later. */
	readonly edgeCount: number;
	/** Asked of edges whose run is negative. */
	isGone(edge: number): boolean;
}

/**
 * All edges between files and runs in two typed arrays: chains of edges, from the newest to the oldest, for each
 * node. Edges are only ever appended, and taken-back ones only marked with the version in which they went: so a
 * walk that lets others work in between still sees the graph of the moment when it began.
 */
export class FlowGraph {
	#links: Int32Array;
	#inputs: Int32Array;
	#outputs: Int32Array;
	#edgeCount = 0;
	#version = 0;
	/** In which version an edge was taken back. Few are. */
	readonly #goneIn = new Map<number, number>();

	/** @param size what to make room for; more is found as it comes. */
	constructor(size: { edges: number; maxId: number }) {
		this.#links = new Int32Array((size.edges + 1) * edgeFields.count);
		this.#inputs = new Int32Array(runNode(size.maxId) + 1);
		this.#outputs = new Int32Array(runNode(size.maxId) + 1);
	}

	get byteLength(): number {
		return this.#links.byteLength + this.#inputs.byteLength + this.#outputs.byteLength;
	}

	/** Adds an edge that is not there yet. */
	append({ run, file, kind }: FlowEdge): void {
		const runAt = runNode(run);
		const fileAt = fileNode(file);
		const most = Math.max(runAt, fileAt);
		if (most >= this.#inputs.length) {
			this.#inputs = grown(this.#inputs, most + 1);
			this.#outputs = grown(this.#outputs, most + 1);
		}
		const edge = ++this.#edgeCount;
		const at = edge * edgeFields.count;
		if (at + edgeFields.count > this.#links.length) this.#links = grown(this.#links, at + edgeFields.count);
		const heads = kind === "input" ? this.#inputs : this.#outputs;
		this.#links[at + edgeFields.run] = run;
		this.#links[at + edgeFields.file] = kind === "recreated" ? -file : file;
		this.#links[at + edgeFields.nextOfRun] = heads[runAt] ?? 0;
		this.#links[at + edgeFields.nextOfFile] = heads[fileAt] ?? 0;
		heads[runAt] = edge;
		heads[fileAt] = edge;
	}

	/** Makes an edge what the database says that it is; the same again changes nothing. */
	set(wanted: FlowEdge, isLive: boolean): void {
		const found = this.#find(wanted);
		const isRecreated = (this.#links[found * edgeFields.count + edgeFields.file] ?? 0) < 0;
		const isSame = found !== 0 && isRecreated === (wanted.kind === "recreated");
		if (found !== 0 && !(isLive && isSame)) this.#remove(found);
		if (isLive && !isSame) this.append(wanted);
	}

	/** The graph as it is now; what is written from here on belongs to the next version. */
	snapshot(): FlowSnapshot {
		const version = this.#version++;
		const goneIn = this.#goneIn;
		const linksNow = () => this.#links;
		return {
			// Chains begin with the newest edges, also with those that came later: their links must be there to go on.
			get links() {
				return linksNow();
			},
			inputs: this.#inputs,
			outputs: this.#outputs,
			edgeCount: this.#edgeCount,
			isGone: (edge) => (goneIn.get(edge) ?? version + 1) <= version,
		};
	}

	#remove(edge: number): void {
		const at = edge * edgeFields.count + edgeFields.run;
		this.#links[at] = -Math.abs(this.#links[at] ?? 0);
		this.#goneIn.set(edge, this.#version);
	}

	/** The live edge between the two. Both chains are searched in step, so a hub on one side costs nothing. */
	#find({ run, file, kind }: FlowEdge): number {
		const heads = kind === "input" ? this.#inputs : this.#outputs;
		let ofRun = heads[runNode(run)] ?? 0;
		let ofFile = heads[fileNode(file)] ?? 0;
		while (ofRun !== 0 && ofFile !== 0) {
			if (this.#joins(ofRun, run, file)) return ofRun;
			if (this.#joins(ofFile, run, file)) return ofFile;
			ofRun = this.#links[ofRun * edgeFields.count + edgeFields.nextOfRun] ?? 0;
			ofFile = this.#links[ofFile * edgeFields.count + edgeFields.nextOfFile] ?? 0;
		}
		return 0;
	}

	#joins(edge: number, run: number, file: number): boolean {
		const at = edge * edgeFields.count;
		// A run below zero was taken back: it is not the live edge.
		return (
			this.#links[at + edgeFields.run] === run && Math.abs(this.#links[at + edgeFields.file] ?? 0) === file
		);
	}
}

/** The bytes that a graph of that size takes. */
export function flowGraphBytes(size: { edges: number; maxId: number }): number {
	return size.edges * bytesPerEdge + runNode(size.maxId) * bytesPerNode;
}

/** Where a node's chain of edges begins, to walk in that direction. */
export function headsFor(snapshot: FlowSnapshot, node: FlowNode, direction: "up" | "down"): Int32Array {
	// Runs made outputs and read inputs; a file was an output before it is an input.
	const isRun = (node & 1) === 1;
	return isRun === (direction === "down") ? snapshot.outputs : snapshot.inputs;
}
