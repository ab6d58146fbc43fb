import { copied, ints } from "./arrays.ts";
/** A directed graph over whole numbers, its arrows in two typed arrays. */
export interface Graph {
	count: number;
	from: Int32Array;
	to: Int32Array;
}

/** Arrows by one of their ends, as in compressed sparse rows: those of `v` are `items[start[v] … start[v+1])`. */
export interface Rows {
	start: Int32Array;
	items: Int32Array;
}

/** For each node the other ends of its arrows. */
export function rowsBy(count: number, own: Int32Array, other: Int32Array): Rows {
	const start = ints(count + 1);
	for (const v of own) start[v + 1] = (start[v + 1] ?? 0) + 1;
	for (let v = 0; v < count; v++) start[v + 1] = (start[v + 1] ?? 0) + (start[v] ?? 0);
	const items = ints(own.length);
	const next = copied(start, count);
	for (let e = 0; e < own.length; e++) {
		const v = own[e] ?? 0;
		const at = next[v] ?? 0;
		items[at] = other[e] ?? 0;
		next[v] = at + 1;
	}
	return { start, items };
}

/** The arrows by their numbers: for each node those that have it in `own`. */
export function arrowsBy(count: number, own: Int32Array): Rows {
	const numbers = ints(own.length);
	for (let e = 0; e < own.length; e++) numbers[e] = e;
	return rowsBy(count, own, numbers);
}

/** The numbers in a node's row. */
export function row(rows: Rows, v: number): Int32Array {
	return rows.items.subarray(rows.start[v], rows.start[v + 1]);
}
