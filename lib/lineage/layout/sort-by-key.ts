import { copied } from "./arrays.ts";

/** Lists up to this long are quicker sorted by hand. */
const short = 64;
/** Of a longer list, keys are told apart to this part of 1, and there are fewer values than this. */
const [precision, most] = [1024, 2 ** 22];

/**
 * Sorts a part of some values by their keys, in place and without asking back.
 *
 * @param keys not negative, from 0 on; in another order afterwards.
 * @param first where the part begins.
 * @param doTiesTurn whether values with equal keys turn their order round, or stay as they come.
 */
export function sortByKey(
	keys: Float64Array,
	values: Int32Array,
	first: number,
	count: number,
	doTiesTurn = false,
): void {
	if (count > short) {
		sortLong(keys.subarray(0, count), values.subarray(first, first + count), doTiesTurn);
		return;
	}
	for (let i = 1; i < count; i++) {
		const key = keys[i] ?? 0;
		const value = values[first + i] ?? 0;
		let at = i;
		for (; at > 0; at--) {
			const other = keys[at - 1] ?? 0;
			if (other < key || (other === key && !doTiesTurn)) break;
			keys[at] = other;
			values[first + at] = values[first + at - 1] ?? 0;
		}
		keys[at] = key;
		values[first + at] = value;
	}
}

/** Key and place go into one whole number, which is sorted as such. */
function sortLong(keys: Float64Array, values: Int32Array, doTiesTurn: boolean): void {
	const old = doTiesTurn ? copied(values).reverse() : copied(values);
	if (doTiesTurn) keys.reverse();
	for (let i = 0; i < keys.length; i++) keys[i] = Math.floor((keys[i] ?? 0) * precision) * most + i;
	keys.sort();
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] ?? 0;
		values[i] = old[key - Math.floor(key / most) * most] ?? 0;
	}
}
