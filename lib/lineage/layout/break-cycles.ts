import { type Graph, rowsBy } from "./graph.ts";

/**
 * Finds arrows to turn around so that no cycle is left: those that a depth-first search finds leading back
 * (Gansner, Koutsofios, North, Vo: A Technique for Drawing Directed Graphs, 1993, section 2.1).
 *
 * @returns 1 for each arrow to be laid out the other way round. It is drawn as it is.
 */
export function findBackArrows({ count, from, to }: Graph): Uint8Array {
	const isBack = new Uint8Array(from.length);
	const arrows = Int32Array.from(from, (_, e) => e);
	const out = rowsBy(count, from, arrows);
	const next = out.start.slice(0, count);
	const state = new Uint8Array(count); // 0 new, 1 on the path, 2 done
	const incoming = new Int32Array(count);
	for (const v of to) incoming[v] = (incoming[v] ?? 0) + 1;
	// Sources first: an arrow is called back only where a cycle needs it.
	const starts = Array.from({ length: count }, (_, v) => v).sort(
		(a, b) => Number((incoming[a] ?? 0) > 0) - Number((incoming[b] ?? 0) > 0) || a - b,
	);
	const path: number[] = [];
	for (const start of starts) {
		if (state[start] !== 0) continue;
		path.push(start);
		state[start] = 1;
		while (path.length > 0) {
			const v = path[path.length - 1] ?? 0;
			const at = next[v] ?? 0;
			if (at === (out.start[v + 1] ?? 0)) {
				state[v] = 2;
				path.pop();
				continue;
			}
			next[v] = at + 1;
			const e = out.items[at] ?? 0;
			const w = to[e] ?? 0;
			if (state[w] === 1) isBack[e] = 1;
			else if (state[w] === 0) {
				state[w] = 1;
				path.push(w);
			}
		}
	}
	return isBack;
}
