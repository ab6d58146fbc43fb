/** Names as properties: `users.testuser1`. A second record of one name gets `_2`, and so on. */
export function toLookup<R>(
	records: readonly R[],
	name: (record: R) => string,
): Record<string, R | undefined> {
	const lookup: Record<string, R | undefined> = Object.create(null);
	for (const record of records) {
		let base =
			name(record)
				.replace(/[^\p{L}\p{N}_$]+/gu, "_")
				.replace(/^_+|_+$/g, "") || "_";
		if (/^\p{N}/u.test(base)) base = `_${base}`;
		let free = base;
		for (let n = 2; free in lookup; n++) free = `${base}_${n}`;
		lookup[free] = record;
	}
	return lookup;
}
