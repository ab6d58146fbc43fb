import { type Graph, row, rowsBy } from "./graph.ts";

/**
 * Gives each node a layer so that all arrows go to a later one: the longest path from a source, then nodes
 * without an arrow in move up to the first node that needs them, which shortens their arrows.
 *
 * @param graph without cycles.
 */
export function assignLayers({ count, from, to }: Graph): Int32Array {
	const out = rowsBy(count, from, to);
	const waiting = new Int32Array(count);
	for (const v of to) waiting[v] = (waiting[v] ?? 0) + 1;
	const hasArrowIn = waiting.slice();
	const layer = new Int32Array(count);
	const queue = new Int32Array(count);
	let end = 0;
	for (let v = 0; v < count; v++) if (waiting[v] === 0) queue[end++] = v;
	for (let at = 0; at < end; at++) {
		const v = queue[at] ?? 0;
		for (const w of row(out, v)) {
			layer[w] = Math.max(layer[w] ?? 0, (layer[v] ?? 0) + 1);
			waiting[w] = (waiting[w] ?? 0) - 1;
			if (waiting[w] === 0) queue[end++] = w;
		}
	}
	for (let v = 0; v < count; v++) {
		const needed = row(out, v);
		if (hasArrowIn[v] !== 0 || needed.length === 0) continue;
		let nearest = Number.POSITIVE_INFINITY;
		for (const w of needed) nearest = Math.min(nearest, layer[w] ?? 0);
		layer[v] = nearest - 1;
	}
	return layer;
}
