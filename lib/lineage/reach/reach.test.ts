import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FlowEdge, FlowGraph, type FlowSnapshot } from "./flow-graph.ts";
import { fileNode, idOfNode, isRunNode, runNode } from "./flow-node.ts";
import { reachAll } from "./reach-all.ts";
import { nodesAfter, Reached } from "./reached.ts";

const id = fc.integer({ min: 1, max: 9 });
const edge = fc.record({
	run: id,
	file: id,
	kind: fc.constantFrom<FlowEdge["kind"]>("input", "created", "recreated"),
});
const change = fc.record({ edge, isLive: fc.boolean() });
const noPause = () => Promise.resolve();
const name = (node: number) => `${isRunNode(node) ? "run" : "file"} ${idOfNode(node)}`;

/** What is there after all changes: one edge for each table, run and file. */
function edgesAfter(changes: readonly { edge: FlowEdge; isLive: boolean }[]): FlowEdge[] {
	const live = new Map<string, FlowEdge>();
	for (const { edge, isLive } of changes) {
		const key = `${edge.kind === "input"} ${edge.run} ${edge.file}`;
		if (isLive) live.set(key, edge);
		else live.delete(key);
	}
	return [...live.values()];
}

/** The same walk over plain edges, with the distance of each node. */
function distances(edges: readonly FlowEdge[], start: number, isUp: boolean, recreated: boolean) {
	const steps = edges
		.filter(({ kind }) => kind !== "recreated" || !isUp || recreated)
		.map(({ run, file, kind }) =>
			kind === "input" ? [fileNode(file), runNode(run)] : [runNode(run), fileNode(file)],
		);
	// A run that made a file again is left out on the way up alone.
	const found = new Map([[start, 0]]);
	for (const [node, depth] of found) {
		for (const [from = 0, to = 0] of steps) {
			const [here, there] = isUp ? [to, from] : [from, to];
			if (here === node && !found.has(there)) found.set(there, depth + 1);
		}
	}
	return found;
}

async function walked(snapshot: FlowSnapshot, start: number, isUp: boolean, recreated: boolean) {
	const walk = { start: Int32Array.of(start), direction: isUp ? "up" : "down", recreated } as const;
	const reached = await reachAll(snapshot, walk, noPause);
	const places = nodesAfter(reached, { after: null, fromDepth: 0, kind: null });
	return [...places].map(({ node, depth }) => `${depth} ${name(node)}`);
}

const expected = (found: Map<number, number>) =>
	[...found]
		.sort(([a, depthOfA], [b, depthOfB]) => depthOfA - depthOfB || a - b)
		.map(([node, depth]) => `${depth} ${name(node)}`);

describe("reaching everything", () => {
	it("finds what a plain walk finds, whatever was added, taken back and added again", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(change, { maxLength: 60 }),
				id,
				fc.boolean(),
				fc.boolean(),
				async (changes, at, isUp, recreated) => {
					const graph = new FlowGraph({ edges: 0, maxId: 0 });
					for (const { edge, isLive } of changes) {
						graph.set(edge, isLive);
						// The database may say the same twice.
						graph.set(edge, isLive);
					}
					expect(await walked(graph.snapshot(), fileNode(at), isUp, recreated)).toEqual(
						expected(distances(edgesAfter(changes), fileNode(at), isUp, recreated)),
					);
				},
			),
		);
	});

	it("shows a snapshot's graph, whatever comes after it", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(change, { maxLength: 40 }),
				fc.array(change, { maxLength: 40 }),
				id,
				async (before, after, at) => {
					const graph = new FlowGraph({ edges: 10, maxId: 3 });
					for (const { edge, isLive } of before) graph.set(edge, isLive);
					const snapshot = graph.snapshot();
					for (const { edge, isLive } of after) graph.set(edge, isLive);
					graph.snapshot();
					expect(await walked(snapshot, runNode(at), false, false)).toEqual(
						expected(distances(edgesAfter(before), runNode(at), false, false)),
					);
				},
			),
		);
	});

	it("shows a snapshot's graph when the room for edges grew since", async () => {
		const graph = new FlowGraph({ edges: 1, maxId: 9 });
		graph.append({ run: 1, file: 1, kind: "created" });
		const snapshot = graph.snapshot();
		for (let file = 2; file <= 9; file++) graph.append({ run: 1, file, kind: "created" });
		expect(await walked(snapshot, runNode(1), false, false)).toEqual(["0 run 1", "1 file 1"]);
	});

	it("lets others work in between", async () => {
		const graph = new FlowGraph({ edges: 300_000, maxId: 300_000 });
		for (let run = 1; run <= 300_000; run++) graph.append({ run, file: 1, kind: "input" });
		let pauses = 0;
		const walk = { start: Int32Array.of(fileNode(1)), direction: "down", recreated: false } as const;
		const reached = await reachAll(graph.snapshot(), walk, async () => pauses++);
		expect(reached.count).toBe(300_001);
		expect(pauses).toBeGreaterThan(2);
	});

	it("goes on from a place, each node once, of one kind where asked", () => {
		const reached = new Reached();
		reached.beginLayer();
		for (const node of [fileNode(3), runNode(1), fileNode(3), fileNode(2)]) reached.add(node);
		reached.beginLayer();
		for (const node of [runNode(7), runNode(1), runNode(5)]) reached.add(node);
		const list = (after: { depth: number; node: number } | null, kind: "file" | "run" | null = null) =>
			[...nodesAfter(reached, { after, fromDepth: 0, kind })].map(
				({ depth, node }) => `${depth} ${name(node)}`,
			);
		expect(list(null)).toEqual(["0 run 1", "0 file 2", "0 file 3", "1 run 5", "1 run 7"]);
		expect(list({ depth: 0, node: fileNode(2) })).toEqual(["0 file 3", "1 run 5", "1 run 7"]);
		expect(list(null, "file")).toEqual(["0 file 2", "0 file 3"]);
		expect(() => reached.add(2 ** 31)).toThrow(RangeError);
	});
});
