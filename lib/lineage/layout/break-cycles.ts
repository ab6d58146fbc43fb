import { bytes, copied, ints } from "./arrays.ts";
import { arrowsBy, type Graph } from "./graph.ts";

/**
 * Finds arrows to turn around so that no cycle is left: those that a depth-first search finds leading back
 * (Gansner, Koutsofios, North, Vo: A Technique for Drawing Directed Graphs, 1993, section 2.1).
 *
 * @returns 1 for each arrow to be laid out the other way round. It is drawn as it is.
 */
export function findBackArrows({ count, from, to }: Graph): Uint8Array {
	const isBack = bytes(from.length);
	const out = arrowsBy(count, from);
	const next = copied(out.start, count);
	const state = bytes(count); // 0 new, 1 on the path, 2 done
	const hasArrowIn = bytes(count);
	for (const v of to) hasArrowIn[v] = 1;
	const path = ints(count);
	const searchFrom = (start: number) => {
		let depth = 0;
		path[depth++] = start;
		state[start] = 1;
		while (depth > 0) {
			const v = path[depth - 1] ?? 0;
			const at = next[v] ?? 0;
			if (at === (out.start[v + 1] ?? 0)) {
				state[v] = 2;
				depth--;
				continue;
			}
			next[v] = at + 1;
			const e = out.items[at] ?? 0;
			const w = to[e] ?? 0;
			if (state[w] === 1) isBack[e] = 1;
			else if (state[w] === 0) {
				state[w] = 1;
				path[depth++] = w;
			}
		}
	};
	// Sources first: an arrow is called back only where a cycle needs it.
	for (let v = 0; v < count; v++) if (hasArrowIn[v] === 0) searchFrom(v);
	for (let v = 0; v < count; v++) if (state[v] === 0) searchFrom(v);
	return isBack;
}
