import type { LineageEdge, LineageNode } from "../../contracts/lineage.ts";
import { type Rows, row, rowsBy } from "../layout/graph.ts";
import { findLevels } from "./levels.ts";

/** So far around itself must a node look like its siblings; levels keep what is farther apart. */
const maxRounds = 8;

/**
 * Says which records stand in the same place: alike themselves, and with alike ones before and after them, and so
 * on. This is colour refinement (Paige, Tarjan: Three Partition Refinement Algorithms, 1987) in rounds: forty samples
 * that went through the same four steps are five classes, not two hundred nodes. A class never spans levels, so
 * putting its members together makes no cycle.
 *
 * @param alike what a record looks like by itself; null stands alone.
 * @returns for each node the number of its class.
 */
export function findSiblings(
	nodes: readonly LineageNode[],
	edges: readonly LineageEdge[],
	alike: (node: LineageNode) => string | null,
): Int32Array {
	const numberOf = new Map(nodes.map((node, i) => [node.id, i]));
	const ends = (side: "source" | "target") => Int32Array.from(edges, (edge) => numberOf.get(edge[side]) ?? 0);
	const [from, to] = [ends("source"), ends("target")];
	const before = rowsBy(nodes.length, to, from);
	const after = rowsBy(nodes.length, from, to);
	const level = findLevels(nodes.length, after);
	const looks = nodes.map((node, i) => {
		const look = level[i] === -1 ? null : alike(node);
		return look === null ? `alone ${i}` : `${level[i]} ${look}`;
	});
	let { classes, count } = numbered(looks);
	for (let round = 0; round < maxRounds; round++) {
		const next = numbered(
			nodes.map((_, v) => `${classes[v]}<${colours(classes, before, v)}>${colours(classes, after, v)}`),
		);
		if (next.count === count) break;
		({ classes, count } = next);
	}
	return classes;
}

/** The classes beside a node, each once: how many of them does not matter. */
function colours(classes: Int32Array, beside: Rows, v: number): string {
	const found = row(beside, v).map((w) => classes[w] ?? 0);
	return [...new Set(found.sort())].join();
}

function numbered(keys: readonly string[]): { classes: Int32Array; count: number } {
	const numbers = new Map<string, number>();
	const classes = Int32Array.from(keys, (key) => {
		const known = numbers.get(key);
		if (known !== undefined) return known;
		numbers.set(key, numbers.size);
		return numbers.size - 1;
	});
	return { classes, count: numbers.size };
}
