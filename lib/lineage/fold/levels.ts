import { type Rows, row } from "../layout/graph.ts";

/**
 * The longest way to each node from a source (Kahn, Topological Sorting of Large Networks, 1962), or -1 for what is in or behind a
 * cycle. Every arrow leads to a higher level, so nodes of one level can be put together without making a cycle.
 *
 * @param after each node's arrows out.
 */
export function findLevels(count: number, after: Rows): Int32Array {
	const waiting = new Int32Array(count);
	for (const w of after.items) waiting[w] = (waiting[w] ?? 0) + 1;
	const level = new Int32Array(count);
	const queue = new Int32Array(count);
	let end = 0;
	for (let v = 0; v < count; v++) if (waiting[v] === 0) queue[end++] = v;
	for (let at = 0; at < end; at++) {
		const v = queue[at] ?? 0;
		for (const w of row(after, v)) {
			level[w] = Math.max(level[w] ?? 0, (level[v] ?? 0) + 1);
			waiting[w] = (waiting[w] ?? 0) - 1;
			if (waiting[w] === 0) queue[end++] = w;
		}
	}
	for (let v = 0; v < count; v++) if ((waiting[v] ?? 0) > 0) level[v] = -1;
	return level;
}
