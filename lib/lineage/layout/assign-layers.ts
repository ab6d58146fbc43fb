import { ints } from "./arrays.ts";
import { type Graph, rowsBy } from "./graph.ts";
import { shortenArrows } from "./shorten-arrows.ts";

/**
 * Gives each node a layer so that all arrows go to a later one: the longest path from a source, and then nearer
 * to where its arrows pull it.
 *
 * @returns null when there is a cycle.
 */
export function assignLayers({ count, from, to }: Graph): Int32Array | null {
	const out = rowsBy(count, from, to);
	const waiting = ints(count);
	for (const v of to) waiting[v] = (waiting[v] ?? 0) + 1;
	const layer = ints(count);
	const queue = ints(count);
	let end = 0;
	for (let v = 0; v < count; v++) if (waiting[v] === 0) queue[end++] = v;
	for (let at = 0; at < end; at++) {
		const v = queue[at] ?? 0;
		const next = (layer[v] ?? 0) + 1;
		const last = out.start[v + 1] ?? 0;
		for (let i = out.start[v] ?? 0; i < last; i++) {
			const w = out.items[i] ?? 0;
			if ((layer[w] ?? 0) < next) layer[w] = next;
			waiting[w] = (waiting[w] ?? 0) - 1;
			if (waiting[w] === 0) queue[end++] = w;
		}
	}
	if (end < count) return null;
	shortenArrows(out, rowsBy(count, to, from), queue, layer);
	return layer;
}
