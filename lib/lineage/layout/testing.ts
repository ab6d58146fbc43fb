import fc from "fast-check";
import type { Layout, LayoutEdge, LayoutNode } from "./types.ts";

export interface Input {
	nodes: LayoutNode[];
	edges: LayoutEdge[];
}

export const box = (id: string, height = 40, width = 160): LayoutNode => ({ id, width, height });
export const arrow = (source: string, target: string, id = `${source}>${target}`): LayoutEdge => ({
	id,
	source,
	target,
});

/** Graphs of all kinds: empty, in pieces, with cycles, loops and the same arrow twice, boxes of many sizes. */
export const anyGraph: fc.Arbitrary<Input> = fc
	.integer({ min: 0, max: 40 })
	.chain((count) => {
		const one = fc.nat(Math.max(0, count - 1));
		const size = (min: number, max: number) =>
			fc.array(fc.integer({ min, max }), { minLength: count, maxLength: count });
		return fc.record({
			heights: size(10, 90),
			widths: size(20, 240),
			pairs: fc.array(fc.tuple(one, one), { maxLength: count === 0 ? 0 : 80 }),
		});
	})
	.map(({ heights, widths, pairs }) => ({
		nodes: heights.map((height, i) => box(`n${i}`, height, widths[i])),
		edges: pairs.map(([a, b], i) => arrow(`n${a}`, `n${b}`, `e${i}`)),
	}));

/** Boxes with their places. */
export function rectangles(input: Input, { nodes }: Layout) {
	return input.nodes.map((node) => ({
		...node,
		...(nodes.get(node.id) ?? { x: Number.NaN, y: Number.NaN }),
	}));
}

/** What no layout may do: leave a box out, put one over another, or draw an edge behind a box. */
export function faults(input: Input, layout: Layout): string[] {
	const all = rectangles(input, layout);
	const found: string[] = [];
	for (const [i, a] of all.entries()) {
		if (!Number.isFinite(a.x + a.y)) found.push(`${a.id} has no place`);
		for (const b of all.slice(i + 1)) {
			const isApart =
				a.x + a.width <= b.x + 1e-6 ||
				b.x + b.width <= a.x + 1e-6 ||
				a.y + a.height <= b.y + 1e-6 ||
				b.y + b.height <= a.y + 1e-6;
			if (!isApart) found.push(`${a.id} over ${b.id}`);
		}
	}
	for (const { id, source, target } of input.edges) {
		const way = layout.edges.get(id) ?? [];
		if (way.length < 2) found.push(`${id} has no way`);
		if (source === target) continue;
		for (let i = 1; i < way.length; i++) {
			const [p, q] = [way[i - 1], way[i]];
			if (!p || !q) continue;
			for (const each of all) {
				if (each.id !== source && each.id !== target && isBehind(p, q, each))
					found.push(`${id} behind ${each.id}`);
			}
		}
	}
	return [...found, ...wrongEnds(input, layout)];
}

/** Edges that do not begin at the right side of their source, or do not end at the left side of their target. */
function wrongEnds(input: Input, layout: Layout): string[] {
	const all = new Map(rectangles(input, layout).map((each) => [each.id, each]));
	const isAt = (point: { x: number; y: number } | undefined, x: number, node: LayoutNode & { y: number }) =>
		point !== undefined &&
		Math.abs(point.x - x) < 1e-6 &&
		point.y > node.y - 1e-6 &&
		point.y < node.y + node.height + 1e-6;
	return input.edges.flatMap(({ id, source, target }) => {
		const way = layout.edges.get(id);
		const [from, to] = [all.get(source), all.get(target)];
		if (!from || !to) return [];
		return [
			...(isAt(way?.[0], from.x + from.width, from) ? [] : [`${id} does not leave ${source}`]),
			...(isAt(way?.at(-1), to.x, to) ? [] : [`${id} does not enter ${target}`]),
		];
	});
}

/** Whether the straight piece from `p` to `q` has a part inside the box (Liang and Barsky's clipping, 1984). */
function isBehind(
	p: { x: number; y: number },
	q: { x: number; y: number },
	{ x, y, width, height }: LayoutNode & { x: number; y: number },
): boolean {
	let [from, to] = [0, 1];
	const edge = 1e-6;
	for (const [start, way, low, high] of [
		[p.x, q.x - p.x, x + edge, x + width - edge],
		[p.y, q.y - p.y, y + edge, y + height - edge],
	] as const) {
		if (way === 0) {
			if (start <= low || start >= high) return false;
			continue;
		}
		const [a, b] = [(low - start) / way, (high - start) / way];
		from = Math.max(from, Math.min(a, b));
		to = Math.min(to, Math.max(a, b));
	}
	return from < to;
}
