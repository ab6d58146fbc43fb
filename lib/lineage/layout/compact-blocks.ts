import type { Blocks } from "./align-blocks.ts";
import { doubles, ints } from "./arrays.ts";
import type { Ordering } from "./ordering.ts";

/**
 * Places blocks as far to one side as the order allows, then draws each as near to the next as it can. Longest
 * paths over the order of their nodes keep every distance by construction; the original's class shifts need the
 * erratum of Brandes, Walter, Zink (2020).
 *
 * @param slot where each node stands in the order.
 * @param apart how far from its middle the next in the order has to stay, by slots.
 * @param side 1 to place them from the first of each layer, -1 from the last.
 */
export function compactBlocks(
	{ root, next }: Blocks,
	{ order }: Ordering,
	slot: Int32Array,
	apart: Float64Array,
	side: 1 | -1,
): Float64Array {
	const count = order.length;
	const waiting = ints(count);
	const queue = ints(count);
	const at = doubles(count);
	const blockAt = ints(count);
	for (let s = 0; s < count; s++) blockAt[s] = root[order[s] ?? 0] ?? 0;
	// Ahead of slot `s` is the gap after it, or the one before. A gap is a number, or NaN at the end of a layer.
	const shift = side > 0 ? 0 : -1;
	for (let s = 0; s + 1 < count; s++) {
		if (!((apart[s] ?? 0) >= 0)) continue;
		const block = blockAt[s + 1 + shift] ?? 0;
		waiting[block] = (waiting[block] ?? 0) + 1;
	}
	let end = 0;
	for (let v = 0; v < count; v++) if (root[v] === v && waiting[v] === 0) queue[end++] = v;
	for (let i = 0; i < end; i++) {
		const block = queue[i] ?? 0;
		const place = at[block] ?? 0;
		for (let v = block; v >= 0; v = next[v] ?? -1) {
			const s = slot[v] ?? 0;
			const ahead = s + shift;
			const gap = ahead < 0 ? Number.NaN : (apart[ahead] ?? 0);
			if (!(gap >= 0)) continue;
			const other = blockAt[s + side] ?? 0;
			if ((at[other] ?? 0) < place + gap) at[other] = place + gap;
			const left = (waiting[other] ?? 0) - 1;
			waiting[other] = left;
			if (left === 0) queue[end++] = other;
		}
	}
	for (let i = end - 1; i >= 0; i--) {
		const block = queue[i] ?? 0;
		let most = Number.POSITIVE_INFINITY;
		for (let v = block; v >= 0; v = next[v] ?? -1) {
			const s = slot[v] ?? 0;
			const ahead = s + shift;
			const gap = ahead < 0 ? Number.NaN : (apart[ahead] ?? 0);
			if (!(gap >= 0)) continue;
			const room = (at[blockAt[s + side] ?? 0] ?? 0) - gap;
			if (room < most) most = room;
		}
		if (most < Number.POSITIVE_INFINITY && most > (at[block] ?? 0)) at[block] = most;
	}
	const middle = doubles(count);
	for (let v = 0; v < count; v++) middle[v] = side * (at[root[v] ?? 0] ?? 0);
	return middle;
}
