import type { LayoutBox, LayoutEdge, LayoutNode } from "../../lib/lineage/layout/types.ts";

/** A graph as every layout here gets it: nodes all of a size, arrows without cycles. */
export interface BenchGraph {
	nodes: LayoutNode[];
	edges: LayoutEdge[];
	/** What is drawn around nodes, where there is such a thing; only ours knows of it. */
	boxes?: LayoutBox[];
}

/** Shapes that lineage comes in, each made anew from a number of nodes and a seed. */
export const shapes = { mixed, pipeline, diamonds, tree, boxed } satisfies Record<
	string,
	(count: number, seed: number) => BenchGraph
>;

/** A pseudo-random number from 0 to 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function graphOf(count: number, pairs: Iterable<readonly [number, number]>): BenchGraph {
	const nodes = Array.from({ length: count }, (_, i) => ({ id: `n${i}`, width: 220, height: 48 }));
	const edges = new Map<string, LayoutEdge>();
	for (const [a, b] of pairs) {
		const id = `n${a}>n${b}`;
		edges.set(id, { id, source: `n${a}`, target: `n${b}` });
	}
	return { nodes, edges: [...edges.values()] };
}

/** 1.43 times as many edges as nodes, each from one of the 60 nodes before: no order to be found in it. */
function mixed(count: number, seed: number): BenchGraph {
	const next = random(count + seed);
	const pairs = new Map<string, [number, number]>();
	for (let i = 1; pairs.size < count * 1.43; i = (i % (count - 1)) + 1) {
		const from = Math.max(0, i - 1 - Math.floor(next() * Math.min(i, 60)));
		pairs.set(`${from} ${i}`, [from, i]);
	}
	return graphOf(count, pairs.values());
}

/**
 * Samples that go through the same steps, each file by its run; some runs read one of a few shared references,
 * some write more than one file, and now and then a summary reads many.
 */
function pipeline(count: number, seed: number): BenchGraph {
	const next = random(count + seed);
	const references = Math.ceil(count / 100);
	const pairs: [number, number][] = [];
	const files: number[] = [];
	let last = references;
	while (last < count) {
		if (files.length < 3 || next() < 0.12) {
			files.push(last++);
			continue;
		}
		const isSummary = next() < 0.03;
		const run = last++;
		for (let i = isSummary ? 8 : 1; i > 0; i--) {
			// The newest files are read most: a chain goes on.
			const back = Math.floor(next() ** 2 * Math.min(files.length, 40));
			pairs.push([files[files.length - 1 - back] ?? 0, run]);
		}
		if (next() < 0.25) pairs.push([Math.floor(next() * references), run]);
		for (let i = next() < 0.2 ? 3 : 1; i > 0 && last < count; i--) {
			pairs.push([run, last]);
			files.push(last++);
		}
	}
	return graphOf(count, pairs);
}

/** Forks that join again, one after the other and side by side, some fed from another row. */
function diamonds(count: number, seed: number): BenchGraph {
	const next = random(count + seed);
	const pairs: [number, number][] = [];
	const ends = Array.from({ length: Math.max(1, Math.round(Math.sqrt(count) / 4)) }, (_, i) => i);
	let last = ends.length;
	while (last < count) {
		const at = Math.floor(next() * ends.length);
		const fork = ends[at] ?? 0;
		const branches = Math.min(count - last - 1, 2 + Math.floor(next() * 3));
		if (branches < 1) break;
		const join = last + branches;
		for (let i = last; i < join; i++) pairs.push([fork, i], [i, join]);
		if (next() < 0.3) pairs.push([ends[Math.floor(next() * ends.length)] ?? 0, join]);
		ends[at] = join;
		last = join + 1;
	}
	return graphOf(count, pairs);
}

/** Each node but the first made from one before. */
function tree(count: number, seed: number): BenchGraph {
	const next = random(count + seed);
	return graphOf(
		count,
		Array.from({ length: count - 1 }, (_, i) => [Math.floor(i * next() ** 0.5), i + 1] as const),
	);
}

/**
 * A file that all read, as a reference genome: each run that reads it was started by a parent run of its own, the box
 * around it and what came of it up to the last files, which stand outside. Now and then a run reads such a file of
 * another box, and some boxes stand within one.
 */
function boxed(count: number, seed: number): BenchGraph {
	const next = random(count + seed);
	const pairs: [number, number][] = [];
	const boxOf = new Map<number, string>();
	const boxes: LayoutBox[] = [];
	const results: number[] = [];
	let last = 1;
	while (last < count) {
		const id = `b${boxes.length}`;
		const outer = boxes.find(({ parent }) => parent === undefined && next() < 0.003);
		boxes.push({ id, minWidth: 300, ...(outer ? { parent: outer.id } : {}) });
		const read = [0];
		if (results.length > 0 && next() < 0.15) read.push(results[Math.floor(next() * results.length)] ?? 0);
		for (let steps = 1 + Math.floor(next() ** 2 * 3); steps > 0 && last < count; steps--) {
			const run = last++;
			boxOf.set(run, id);
			for (const file of read.splice(0)) pairs.push([file, run]);
			for (let i = next() < 0.3 ? 3 : 1; i > 0 && last < count; i--) {
				pairs.push([run, last]);
				if (steps > 1 && i === 1) {
					boxOf.set(last, id);
					read.push(last);
				} else results.push(last);
				last++;
			}
		}
	}
	const { nodes, edges } = graphOf(count, pairs);
	return {
		nodes: nodes.map((node, i) => {
			const box = boxOf.get(i);
			return box === undefined ? node : { ...node, box };
		}),
		edges,
		boxes,
	};
}
