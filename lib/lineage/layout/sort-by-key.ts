/** Lists up to this long are quicker sorted by hand. */
const short = 64;
/** Of a longer list, keys are told apart to this part of 1, and there are fewer values than this. */
const [precision, most] = [1024, 2 ** 22];

/**
 * Sorts a part of some values by their keys, in place and without asking back; equal keys leave them as they come.
 *
 * @param keys not negative, from 0 on; in another order afterwards.
 * @param first where the part begins.
 */
export function sortByKey(keys: Float64Array, values: Int32Array, first: number, count: number): void {
	if (count > short) {
		sortLong(keys.subarray(0, count), values.subarray(first, first + count));
		return;
	}
	for (let i = 1; i < count; i++) {
		const key = keys[i] ?? 0;
		if ((keys[i - 1] ?? 0) <= key) continue;
		const value = values[first + i] ?? 0;
		let at = i;
		for (; at > 0 && (keys[at - 1] ?? 0) > key; at--) {
			keys[at] = keys[at - 1] ?? 0;
			values[first + at] = values[first + at - 1] ?? 0;
		}
		keys[at] = key;
		values[first + at] = value;
	}
}

/** Key and place go into one whole number, which is sorted as such. */
function sortLong(keys: Float64Array, values: Int32Array): void {
	const old = values.slice();
	for (let i = 0; i < keys.length; i++) keys[i] = Math.floor((keys[i] ?? 0) * precision) * most + i;
	keys.sort();
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] ?? 0;
		values[i] = old[key - Math.floor(key / most) * most] ?? 0;
	}
}
