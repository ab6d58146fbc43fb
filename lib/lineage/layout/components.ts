/**
 * Says which nodes hang together.
 *
 * @returns for each node the smallest number of its component.
 */
export function findComponents(count: number, from: Int32Array, to: Int32Array): Int32Array {
	const parent = Int32Array.from({ length: count }, (_, v) => v);
	const find = (v: number): number => {
		let at = v;
		while (parent[at] !== at) {
			parent[at] = parent[parent[at] ?? 0] ?? 0;
			at = parent[at] ?? 0;
		}
		return at;
	};
	for (let e = 0; e < from.length; e++) {
		const [a, b] = [find(from[e] ?? 0), find(to[e] ?? 0)];
		if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
	}
	return parent.map((_, v) => find(v));
}
